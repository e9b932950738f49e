import { describe, expect, it } from "vitest";
import { codeInput, emptyCode } from "./codeDraft";

describe("a code as it is typed", () => {
  it("gives nothing unless that is chosen, whatever was typed before", () => {
    const typed = {
      ...emptyCode("EUR"),
      word: "ADA",
      discount: { ...emptyCode("EUR").discount, percentage: "10" },
    };
    expect(codeInput("enr_1", typed, "en", "UTC")).toEqual({
      enrollmentId: "enr_1",
      word: "ADA",
      expiresAt: null,
      discount: null,
    });
  });

  it("reads numbers as the language writes them, and the end in the program's zone", () => {
    const draft = emptyCode("EUR");
    const typed = {
      ...draft,
      word: "ADA",
      kind: "PERCENTAGE" as const,
      expiresAt: "2026-07-01T00:00",
      discount: { ...draft.discount, percentage: "12,5", months: "3", minimum: "50,00" },
    };
    expect(codeInput("enr_1", typed, "de", "Europe/Berlin")).toEqual({
      enrollmentId: "enr_1",
      word: "ADA",
      expiresAt: "2026-06-30T22:00:00.000Z",
      discount: { percentage: "12.5", amount: null, months: 3, minimum: "50.00" },
    });
  });

  it("keeps what is no number, for the server to name", () => {
    const draft = emptyCode("eur");
    const typed = {
      ...draft,
      kind: "AMOUNT" as const,
      discount: { ...draft.discount, amount: { amount: "five", currencyCode: " usd" } },
    };
    expect(codeInput("enr_1", typed, "en", "UTC").discount).toEqual({
      percentage: null,
      amount: { amount: "five", currencyCode: "USD" },
      months: null,
      minimum: null,
    });
  });
});
