import { expect, it } from "vitest";
import type { ExclusionReason } from "~/gql/graphql";
import { groupExclusions } from "./exclusions";

const row = (
  reason: ExclusionReason,
  amount: string,
  mayChangeOn: string | null = null,
  currencyCode = "EUR",
) => ({
  reason,
  mayChangeOn,
  due: { amount, currencyCode },
});

it("groups who is left out by why, what somebody has to do first", () => {
  const groups = groupExclusions([
    row("BELOW_MINIMUM", "4.00", "2026-12-14"),
    row("BELOW_MINIMUM", "8.00"),
    row("BELOW_MINIMUM", "1.00", "2026-12-02"),
    row("TAX_FORM_REQUIRED", "20.00"),
    row("NO_METHOD", "687.00", null, "SEK"),
    row("NO_METHOD", "9.36", null, "GBP"),
    row("HELD", "0.00", "2026-12-13"),
  ]);
  expect(groups.map(({ reason, rows }) => [reason, rows.length])).toEqual([
    ["NO_METHOD", 2],
    ["TAX_FORM_REQUIRED", 1],
    ["BELOW_MINIMUM", 3],
    ["HELD", 1],
  ]);
  expect(groups.map((group) => group.changesOn)).toEqual([undefined, undefined, "2026-12-02", "2026-12-13"]);
});

it("sums each currency by itself, and leaves away what is nothing", () => {
  const [methods, held] = groupExclusions([
    row("NO_METHOD", "687.00", null, "SEK"),
    row("NO_METHOD", "9.36", null, "GBP"),
    row("NO_METHOD", "13.00", null, "SEK"),
    row("HELD", "0.00", "2026-12-13"),
  ]);
  expect(methods?.due).toEqual([
    { amount: "9.36", currencyCode: "GBP" },
    { amount: "700.00", currencyCode: "SEK" },
  ]);
  expect(held?.due).toEqual([]);
});
