import { describe, expect, it } from "vitest";
import { type IncentiveView, type Names, sayComparison, sayConditions, sayIncentive } from "./sentence";

const names: Names = {
  eventTypes: [
    { key: "sale", name: "Sale" },
    { key: "nps", name: "NPS" },
  ],
  stages: [{ key: "meeting", name: "Meeting" }],
};
const none = { firstOnly: false, maxCount: 0, maxMonths: 0 };
const eur = (amount: string) => ({ amount, currencyCode: "EUR" });

function incentive(terms: Partial<IncentiveView["terms"]>, trigger = "sale"): IncentiveView {
  return {
    trigger,
    terms: { structure: { percentage: "10" }, limits: none, caps: {}, exclusiveGroup: "", ...terms },
  };
}
const main = (one: IncentiveView, language: "en" | "de" = "en") => sayIncentive(one, names, language).main;
const details = (one: IncentiveView, language: "en" | "de" = "en") =>
  sayIncentive(one, names, language).details;

describe("what an incentive pays", () => {
  it("says a share of each conversion", () => {
    expect(main(incentive({}))).toBe("10% of each sale");
    expect(main(incentive({}), "de")).toBe("10\u00a0% je Sale");
  });
  it("says for how many months", () => {
    const year = incentive({ limits: { ...none, maxMonths: 12 } });
    expect(main(year)).toBe("10% of each sale for 12 months");
    expect(main(year, "de")).toBe("10\u00a0% je Sale für 12 Monate");
    expect(details(year)).toEqual(["The months count from the customer's first commission."]);
  });
  it("says a fixed amount, and keeps the capitals of a short form", () => {
    expect(main(incentive({ structure: { flat: eur("40.00") } }, "nps"))).toBe("€40.00 for each NPS");
  });
  it("says that only the first counts", () => {
    const first = incentive({ structure: { flat: eur("40.00") }, limits: { ...none, firstOnly: true } });
    expect(main(first)).toBe("€40.00 for the first sale of each customer");
    expect(details(first)).toEqual([]);
  });
  it("names the stage that a referral reaches, or its key if it is gone", () => {
    expect(main(incentive({ structure: { flat: eur("100.00") } }, "stage:meeting"))).toBe(
      "€100.00 when a referral reaches “Meeting”",
    );
    expect(main(incentive({}, "stage:gone"))).toBe("10% of the deal's value when a referral reaches “gone”");
  });
  it("says so when nothing is chosen yet", () => {
    expect(main(incentive({ structure: {} }))).toBe("Nothing yet");
  });
});

describe("what narrows an incentive", () => {
  it("says bounds, hold, count and alternatives, one sentence each", () => {
    const narrow = incentive({
      limits: { ...none, maxCount: 3 },
      min: eur("5.00"),
      max: eur("500.00"),
      holdDays: 14,
      exclusiveGroup: "welcome",
    });
    expect(details(narrow)).toEqual([
      "At most 3 times for each customer.",
      "At least €5.00 and at most €500.00 for one conversion.",
      "Held for 14 days.",
      "Of the incentives in “welcome”, only the one that pays the most counts.",
    ]);
  });
  it("tells a hold of no days from the program's hold", () => {
    expect(details(incentive({ holdDays: 0 }))).toEqual(["Not held: may be paid at once."]);
    expect(details(incentive({ holdDays: null }))).toEqual([]);
  });
});

describe("what explanations have words for", () => {
  it("says a recruiter's part with its months and caps", () => {
    const part = incentive(
      { limits: { ...none, maxMonths: 12 }, caps: { perPeriod: { amount: eur("50.00"), period: "MONTH" } } },
      "COMMISSION_EARNED",
    );
    expect(main(part)).toBe("10% of what a recruited partner earns, for its recruiter");
    expect(details(part)).toEqual([
      "For 12 months from the recruited partner's first commission.",
      "It pays at most €50.00 a month.",
    ]);
  });
  it("says what is no money", () => {
    const unit = { kind: "GIFT_CARD" as const, name: "Book token", quantity: 1 };
    expect(main(incentive({ structure: {}, unit }))).toBe("1 × Book token for each sale");
  });
  it("says steps by their ends, then one by one", () => {
    const brackets = {
      mode: "FORWARD" as const,
      measure: "REVENUE" as const,
      period: "QUARTER" as const,
      brackets: [
        { upTo: null, upToAmount: eur("5000.00"), flat: null, percentage: "10" },
        { upTo: null, upToAmount: null, flat: null, percentage: "12.5" },
      ],
    };
    const steps = incentive({ structure: { kind: "BRACKETS", brackets } });
    expect(main(steps)).toBe("10% to 12.5% of each sale, by the revenue that a partner brings a quarter");
    expect(details(steps)).toEqual([
      "10% up to €5,000.00",
      "12.5% above €5,000.00",
      "The step that was reached before pays the whole amount.",
    ]);
  });
  it("says a bonus by what it is for, then each threshold", () => {
    const bonus = {
      measure: "COUNT" as const,
      period: "YEAR" as const,
      thresholds: [{ at: 10, atAmount: null, amount: eur("250.00") }],
      every: null,
    };
    const reached = incentive({ structure: { kind: "BONUS", bonus } });
    expect(main(reached)).toBe("A bonus for the number of “Sale” conversions a partner brings a year");
    expect(details(reached)).toEqual(["€250.00 at 10"]);
  });
});

describe("conditions", () => {
  const amount = { attribute: "conversion.amount", operator: "GTE", values: ["1000.5"] };
  const country = { attribute: "customer.country", operator: "IN", values: ["DE", "AT"] };
  it("says a group, and puts brackets around a group inside it", () => {
    const root = {
      match: "ALL" as const,
      conditions: [amount, { match: "ANY" as const, conditions: [country, country] }],
    };
    expect(sayConditions(root, "en")).toBe(
      "Only if the amount is at least 1,000.5 and (the customer's country is one of Germany, Austria or the customer's country is one of Germany, Austria).",
    );
  });
  it("says numbers in the language, and fields by their key", () => {
    expect(sayComparison(amount, "de")).toBe("der Betrag ist mindestens 1.000,5");
    const field = { attribute: "customer.metadata.plan", operator: "EQ", values: ["pro"] };
    expect(sayComparison(field, "en")).toBe("the customer's field “plan” is “pro”");
  });
  it("says yes and no plainly", () => {
    const isNew = (operator: string) => ({ attribute: "customer.isNew", operator, values: ["true"] });
    expect(sayComparison(isNew("EQ"), "en")).toBe("the customer is new: yes");
    expect(sayComparison(isNew("NE"), "de")).toBe("der Kunde ist neu: nein");
  });
  it("shows what it does not know as it is", () => {
    expect(sayComparison({ attribute: "moon.phase", operator: "WANES", values: [] }, "en")).toBe(
      "moon.phase WANES …",
    );
  });
});
