import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FragmentType } from "~/gql/fragment-masking";
import type { Language } from "~/lib/i18n/catalogue";
import { ZoneProvider } from "~/lib/zone";
import { renderApp } from "../../tests/render";
import { CommissionExplanation, type CommissionExplanationDocument } from "./CommissionExplanation";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const exact = (minor: string) => ({ minor, currency: "EUR" });
const explanation = {
  isPaid: true,
  reason: null,
  incentive: { name: "Revenue share", trigger: "sale" },
  conditions: {
    match: "ALL",
    attribute: "",
    operator: null,
    values: [],
    seen: [],
    holds: true,
    conditions: [
      {
        match: null,
        attribute: "customer.country",
        operator: "EQ",
        values: ["DE"],
        seen: ["DE"],
        holds: true,
      },
    ],
  },
  limits: [],
  base: {
    lines: [{ label: "AMOUNT", productId: "", category: "", amount: exact("10000") }],
    total: exact("10000"),
  },
  structure: { kind: "PERCENT", percentage: "10", flat: null, brackets: null, bonus: null },
  total: null,
  slices: [],
  bonus: null,
  topUp: null,
  recruit: null,
  rate: null,
  caps: [],
  unit: null,
  fullAmount: exact("1000"),
  min: null,
  max: null,
  choice: null,
  creditPercentage: "100",
  rounding: { exact: exact("1000"), amount: euros("10.00") },
  hold: { days: 30, source: "PROGRAM", releaseAt: "2999-12-14T08:00:00Z" },
};
const commission = {
  id: "com_1",
  status: "PENDING",
  statusReason: null,
  statusSince: "2026-11-14T08:00:00Z",
  releaseAt: "2999-12-14T08:00:00Z",
  amount: euros("10.00"),
  net: euros("6.00"),
  payout: null,
  program: {
    id: "prg_1",
    needsCommissionApproval: false,
    eventTypes: [{ id: "evt_1", key: "sale", name: "Sale" }],
    stages: [],
  },
  reversals: [{ id: "com_2", createdAt: "2026-11-20T08:00:00Z", amount: euros("-4.00") }],
  reversalExplanation: null,
  explanation,
  attribution: {
    outcome: "TOUCHES",
    model: "LAST",
    kind: "CLICK",
    boundAt: null,
    touches: [
      { kind: "CLICK", at: "2026-11-13T08:00:00Z", verdict: "CREDITED", reason: null, windowDays: 60 },
    ],
  },
};

const show = (change: object = {}, language: Language = "en") =>
  renderApp(
    <ZoneProvider zone="Europe/Berlin">
      <CommissionExplanation
        commission={{ ...commission, ...change } as FragmentType<typeof CommissionExplanationDocument>}
      />
    </ZoneProvider>,
    { language },
  );

describe("CommissionExplanation", () => {
  it("says what happens next, who has the credit, what it pays, and the sum", async () => {
    await show();
    expect(await screen.findByText(/^Held until 14 Dec 2999 \(30-day hold\)\./)).toBeVisible();
    expect(screen.getByText("The last click before it has the credit.")).toBeVisible();
    expect(screen.getByText("Click on 13 Nov 2026, 09:00")).toBeVisible();
    expect(screen.getByText("“Revenue share” pays 10% of each “Sale”.")).toBeVisible();
    expect(screen.getByText("Customer’s country is Germany (was Germany)")).toBeVisible();
    const rows = within(screen.getByRole("table", { name: "The sum" })).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual([
      "Amount of the conversion€100.00",
      "× 10%€10.00",
      "Earned€10.00",
    ]);
  });

  it("shows what was taken back since, and what is left", async () => {
    await show();
    const rows = within(await screen.findByRole("table", { name: "Taken back since" })).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual(["20 Nov 2026−€4.00", "Left of it€6.00"]);
  });

  it("explains a reversal by the refund", async () => {
    await show({
      status: "APPROVED",
      amount: euros("-4.00"),
      reversals: [],
      explanation: null,
      reversalExplanation: {
        refundAmount: euros("40.00"),
        refundedTotal: euros("40.00"),
        refundable: euros("100.00"),
        originalAmount: euros("10.00"),
      },
    });
    expect(await screen.findByText("It is taken off the next payout.")).toBeVisible();
    expect(screen.getByText(/^€40.00 was refunded to the customer/)).toBeVisible();
  });

  it("speaks German", async () => {
    await show({}, "de");
    expect(await screen.findByText("„Revenue share“ zahlt 10 % von jedem „Sale“.")).toBeVisible();
    expect(screen.getByText("Land des Kunden ist Deutschland (war Deutschland)")).toBeVisible();
  });

  it("says when no incentive made it", async () => {
    await show({ explanation: null, attribution: null, reversals: [] });
    expect(await screen.findByText(/made by hand/)).toBeVisible();
  });

  it("says why somebody gave or took it by hand", async () => {
    const byHand = {
      explanation: null,
      attribution: null,
      reversals: [],
      note: "Late for the summer action",
    };
    const { unmount } = await show(byHand);
    expect(
      await screen.findByText("The program’s team gave this by hand: Late for the summer action"),
    ).toBeVisible();
    unmount();
    await show({ ...byHand, amount: euros("-10.00") });
    expect(await screen.findByText(/^The program’s team took this by hand/)).toBeVisible();
  });
});
