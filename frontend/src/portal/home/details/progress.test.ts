import { describe, expect, it } from "vitest";
import { percentOfMillion, type Requirement, requirementLine, windowEnd, windowSentence } from "./progress";

const revenue: Requirement = {
  kind: "NET_REVENUE",
  eventType: "",
  value: "320000",
  threshold: "500000",
  missing: "180000",
  isMet: false,
  valueAmount: { amount: "3200.00", currencyCode: "EUR" },
  thresholdAmount: { amount: "5000.00", currencyCode: "EUR" },
  missingAmount: { amount: "1800.00", currencyCode: "EUR" },
};
const noMoney = { valueAmount: null, thresholdAmount: null, missingAmount: null };

describe("requirementLine", () => {
  it("shows revenue as money", () => {
    expect(requirementLine(revenue, [], "en")).toEqual({
      label: "Revenue less refunds",
      words: "€3,200.00 of €5,000.00",
      note: "€1,800.00 to go",
      isMet: false,
      share: 0.64,
    });
  });

  it("shows counts by the program's own word", () => {
    const sales: Requirement = {
      ...noMoney,
      kind: "CONVERSIONS",
      eventType: "sale",
      value: "12",
      threshold: "10",
      missing: "0",
      isMet: true,
    };
    expect(requirementLine(sales, [{ key: "sale", name: "Sale" }], "en")).toEqual({
      label: "“Sale”",
      words: "12 of 10",
      note: "Met",
      isMet: true,
      share: 1,
    });
  });

  it("shows a ceiling as one", () => {
    const refunds: Requirement = {
      ...noMoney,
      kind: "REFUND_RATE_AT_MOST",
      eventType: "",
      value: "100000",
      threshold: "50000",
      missing: "50000",
      isMet: false,
    };
    expect(requirementLine(refunds, [], "de")).toEqual({
      label: "Erstattungsquote",
      words: "10\u00a0%, höchstens 5\u00a0%",
      note: "5\u00a0% zu viel",
      isMet: false,
      share: 0.5,
    });
  });
});

describe("percentOfMillion", () => {
  it.each([
    ["0", "0"],
    ["12500", "1.25"],
    ["1000000", "100"],
    ["1", "0.0001"],
    ["-50000", "-5"],
  ])("%s parts per million are %s percent", (ppm, percent) => {
    expect(percentOfMillion(ppm)).toBe(percent);
  });
});

describe("the window", () => {
  const late = new Date("2026-12-31T23:30:00Z");
  it.each([
    ["CALENDAR_MONTH", "UTC", "2026-12-31"],
    ["CALENDAR_MONTH", "Europe/Berlin", "2027-01-31"],
    ["CALENDAR_QUARTER", "UTC", "2026-12-31"],
    ["CALENDAR_QUARTER", "Europe/Berlin", "2027-03-31"],
    ["CALENDAR_YEAR", "Europe/Berlin", "2027-12-31"],
    ["ROLLING_DAYS", "UTC", null],
    ["LIFETIME", "UTC", null],
  ] as const)("%s in %s ends on %s", (kind, zone, end) => {
    expect(windowEnd(kind, late, zone)).toBe(end);
  });

  it("is said in words", () => {
    const at = (window: { kind: "ROLLING_DAYS" | "CALENDAR_YEAR"; days: number }) =>
      windowSentence(window, "en", late, "UTC");
    expect(at({ kind: "ROLLING_DAYS", days: 90 })).toBe("Counted over the last 90 days.");
    expect(at({ kind: "CALENDAR_YEAR", days: 0 })).toBe("Counted until 31 Dec 2026.");
  });
});
