import { describe, expect, it } from "vitest";
import { english, euros, exact, german, share } from "../../tests/pricing";
import { type Pricing, pricingSentences } from "./pricing";
import { sumLines } from "./sum";

const flat: Pricing = {
  ...share,
  incentive: { name: "Lead fee", trigger: "stage:won" },
  base: null,
  structure: { kind: "FLAT", percentage: null, flat: euros("50.00"), brackets: null, bonus: null },
  fullAmount: exact("5000"),
  rounding: { exact: exact("5000"), amount: euros("50.00") },
};

describe("pricingSentences", () => {
  it("says the share and the hold", () => {
    expect(pricingSentences(share, english)).toEqual([
      "“Revenue share” pays 12.5% of each “Sale”.",
      "It is held for 30 days, until 14 Dec 2026 (set by the program).",
    ]);
  });

  it("says the same in German", () => {
    expect(pricingSentences(share, german)).toEqual([
      "„Revenue share“ zahlt 12,5\u00a0% von jedem „Sale“.",
      "Die Wartefrist beträgt 30 Tage, bis 14. Dez. 2026 (Vorgabe des Programms).",
    ]);
  });

  it("says what another currency counts as", () => {
    const rate = {
      amount: { amount: "100.00", currencyCode: "USD" },
      inProgram: euros("92.40"),
      rate: "0.924",
      day: "2026-11-03",
      source: "ECB",
    };
    const said = (of: Partial<typeof rate> | object, speaker = english) =>
      pricingSentences({ ...share, rate: { ...rate, ...of } }, speaker)[1];
    expect(said({})).toBe("US$100.00 counts as €92.40, at a rate of 0.924 (ECB, 3 Nov 2026).");
    expect(said({}, german)).toBe(
      "100,00\u00a0$ zählen als 92,40\u00a0€, zum Kurs 0,924 (ECB, 3. Nov. 2026).",
    );
    expect(said({ source: "MANUAL" })).toBe("US$100.00 counts as €92.40, at a rate of 0.924 of 3 Nov 2026.");
    expect(said({ rate: null, day: null, source: null })).toBe(
      "US$100.00 counts as €92.40 in the program’s currency.",
    );
  });

  it("names the stage of a stage incentive", () => {
    expect(pricingSentences(flat, english)[0]).toBe("“Lead fee” pays €50.00 for each “reached Won”.");
  });

  it("says what each limit saw", () => {
    const limits: Pricing["limits"] = [
      { kind: "FIRST_ONLY", limit: 1, counted: 0, firstAt: null, endsAt: null, holds: true },
      { kind: "MAX_COUNT", limit: 3, counted: 1, firstAt: null, endsAt: null, holds: true },
      {
        kind: "MAX_MONTHS",
        limit: 12,
        counted: 1,
        firstAt: "2026-01-05T10:00:00Z",
        endsAt: "2027-01-05T10:00:00Z",
        holds: true,
      },
    ];
    expect(pricingSentences({ ...share, limits }, english).slice(1, 4)).toEqual([
      "It pays only once per customer, and this was the first time.",
      "It pays at most 3 times per customer; this is number 2.",
      "It pays for 12 months per customer: from 5 Jan 2026 until before 5 Jan 2027.",
    ]);
  });

  it("says which bounds changed the amount", () => {
    const bounded = {
      ...share,
      min: { applied: false, bound: euros("5.00") },
      max: { applied: true, bound: euros("10.00") },
    };
    expect(pricingSentences(bounded, english).slice(1, 3)).toEqual([
      "It is at least €5.00; that changed nothing.",
      "It is at most €10.00, so it was lowered.",
    ]);
  });

  it("lists the alternatives and the shared credit", () => {
    const shared: Pricing = {
      ...share,
      creditPercentage: "40",
      choice: {
        group: "main",
        candidates: [
          { name: "Revenue share", amount: exact("1250") },
          { name: "Flat fee", amount: exact("1000") },
        ],
      },
    };
    expect(pricingSentences(shared, english).slice(1, 3)).toEqual([
      "Only the best of these alternatives pays: Revenue share €12.50, Flat fee €10.00.",
      "The credit is shared: 40% of it counts here.",
    ]);
  });

  it("says why nothing was paid", () => {
    const unpaid: Pricing = { ...share, isPaid: false, reason: "MAX_MONTHS", structure: null, hold: null };
    expect(pricingSentences(unpaid, english)).toEqual([
      "“Revenue share” waits for “Sale”.",
      "It did not pay: the months for this customer are over.",
    ]);
  });
});

describe("sumLines", () => {
  const shown = (pricing: Pricing) =>
    sumLines(pricing, english).map((line) => [line.label, line.amount, line.kind]);

  it("goes from the base over the rate to what was earned", () => {
    expect(shown(share)).toEqual([
      ["Amount of the conversion", "€119.00", "part"],
      ["Tax, left out", "−€19.00", "part"],
      ["Base", "€100.00", "step"],
      ["× 12.5%", "€12.50", "step"],
      ["Earned", "€12.50", "total"],
    ]);
  });

  it("does not repeat a base of one line, and shows credit and rounding", () => {
    const shared: Pricing = {
      ...share,
      base: {
        lines: [{ label: "AMOUNT", productId: "", category: "", amount: exact("9999") }],
        total: exact("9999"),
      },
      fullAmount: exact("99990/80"),
      creditPercentage: "33.3333",
      rounding: { exact: exact("33329967/80000"), amount: euros("4.17") },
    };
    expect(shown(shared)).toEqual([
      ["Amount of the conversion", "€99.99", "part"],
      ["× 12.5%", "€12.49875", "step"],
      ["× 33.3333% of the credit", "€4.166245875", "step"],
      ["Earned, rounded once", "€4.17", "total"],
    ]);
  });

  it("shows items by what they are", () => {
    const items: Pricing = {
      ...share,
      base: {
        lines: [
          { label: "ITEM", productId: "sku-1", category: "Hardware", amount: exact("7000") },
          { label: "ITEM", productId: "", category: "", amount: exact("3000") },
        ],
        total: exact("10000"),
      },
    };
    expect(shown(items).slice(0, 2)).toEqual([
      ["Item sku-1, Hardware", "€70.00", "part"],
      ["Item", "€30.00", "part"],
    ]);
  });

  it("shows a bound only where it changed the amount", () => {
    const bounded: Pricing = {
      ...share,
      min: { applied: false, bound: euros("5.00") },
      max: { applied: true, bound: euros("10.00") },
      rounding: { exact: exact("1000"), amount: euros("10.00") },
    };
    expect(shown(bounded).slice(3)).toEqual([
      ["× 12.5%", "€12.50", "step"],
      ["Lowered to the maximum", "€10.00", "step"],
      ["Earned", "€10.00", "total"],
    ]);
  });

  it("begins a fixed amount without a base", () => {
    expect(shown(flat)).toEqual([
      ["Fixed amount", "€50.00", "step"],
      ["Earned", "€50.00", "total"],
    ]);
  });

  it("ends where the computation ended", () => {
    expect(shown({ ...share, base: null, fullAmount: null, rounding: null })).toEqual([]);
  });
});
