import { describe, expect, it } from "vitest";
import {
  conditionInput,
  draftOf,
  incentiveInput,
  newComparison,
  newIncentive,
  type SavedIncentive,
  viewOf,
} from "./draft";
import { sayIncentive } from "./sentence";

const saved: SavedIncentive = {
  key: "key_1",
  name: "Share",
  trigger: "sale",
  terms: {
    structure: { percentage: "12.5" },
    conditions: {
      match: "ALL",
      conditions: [
        { attribute: "customer.country", operator: "IN", values: ["DE", "AT"] },
        {
          match: "ANY",
          conditions: [{ attribute: "conversion.amount", operator: "GTE", values: ["100.5"] }],
        },
      ],
    },
    limits: { firstOnly: false, maxCount: 0, maxMonths: 12 },
    min: { amount: "1234.50", currencyCode: "EUR" },
    max: null,
    caps: {},
    holdDays: 0,
    exclusiveGroup: "",
  },
};
const names = { eventTypes: [{ key: "sale", name: "Sale" }], stages: [] };

describe("an incentive in the form", () => {
  it("comes back from the form as it went in, in both languages", () => {
    for (const language of ["en", "de"] as const) {
      expect(incentiveInput(draftOf(saved, "EUR", language), language)).toEqual({
        key: "key_1",
        name: "Share",
        trigger: "sale",
        caps: undefined,
        percentage: "12.5",
        conditions: {
          match: "ALL",
          conditions: [
            { attribute: "customer.country", operator: "IN", values: ["DE", "AT"] },
            {
              match: "ANY",
              conditions: [{ attribute: "conversion.amount", operator: "GTE", values: ["100.5"] }],
            },
          ],
        },
        firstOnly: undefined,
        maxCount: undefined,
        maxMonths: 12,
        min: { amount: "1234.50", currencyCode: "EUR" },
        max: undefined,
        holdDays: 0,
        exclusiveGroup: undefined,
      });
    }
  });
  it("shows decimals as the language types them", () => {
    expect(draftOf(saved, "EUR", "de").percentage).toBe("12,5");
    expect(draftOf(saved, "EUR", "de").min.amount).toBe("1234,50");
  });
  it("says the same sentences as what is saved", () => {
    const draft = draftOf(saved, "EUR", "en");
    expect(sayIncentive(viewOf(draft, "EUR", "en"), names, "en")).toEqual(sayIncentive(saved, names, "en"));
  });
  it("leaves what is no number to the server, and to the sentence nothing", () => {
    const draft = { ...newIncentive("sale", "EUR"), percentage: "ten" };
    expect(incentiveInput(draft, "en").percentage).toBe("ten");
    expect(sayIncentive(viewOf(draft, "EUR", "en"), names, "en").main).toBe("Nothing yet");
  });
  it("asks for the amount of a fixed one even when it is empty, so that the mistake has a place", () => {
    expect(incentiveInput({ ...newIncentive("sale", "EUR"), pays: "FLAT" }, "en").flat).toEqual({
      amount: "",
      currencyCode: "EUR",
    });
  });
});

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const of = (terms: Partial<SavedIncentive["terms"]>, trigger = "sale"): SavedIncentive => ({
  key: "key_1",
  name: "Share",
  trigger,
  terms: {
    structure: {},
    limits: { firstOnly: false, maxCount: 0, maxMonths: 0 },
    caps: {},
    exclusiveGroup: "",
    ...terms,
  },
});
const sent = (one: SavedIncentive, language: "en" | "de" = "en") =>
  incentiveInput(draftOf(one, "EUR", language), language);

describe("every way to pay", () => {
  const steps = of({
    structure: {
      brackets: {
        mode: "RETROACTIVE",
        measure: "REVENUE",
        period: "QUARTER",
        brackets: [
          { upTo: null, upToAmount: eur("10000.50"), flat: null, percentage: "2.5" },
          { upTo: null, upToAmount: null, flat: eur("20.00"), percentage: null },
        ],
      },
    },
  });
  const bonus = of({
    structure: {
      bonus: {
        measure: "COUNT",
        period: "YEAR",
        thresholds: [{ at: 10, atAmount: null, amount: eur("100.00") }],
        every: { at: 5, atAmount: null, amount: eur("25.00") },
      },
    },
  });
  const points = of({ structure: {}, unit: { kind: "POINTS", name: "Store points", quantity: 50 } });
  it.each(["en", "de"] as const)("goes into the form and back, %s", (language) => {
    expect(sent(steps, language).brackets).toEqual({
      mode: "RETROACTIVE",
      measure: "REVENUE",
      period: "QUARTER",
      brackets: [{ upTo: "10000.50", percentage: "2.5" }, { flat: eur("20.00") }],
    });
    expect(sent(bonus, language).bonus).toEqual({
      measure: "COUNT",
      period: "YEAR",
      thresholds: [{ at: "10", amount: eur("100.00") }],
      every: { at: "5", amount: eur("25.00") },
    });
    expect(sent(points, language).unit).toEqual({ kind: "POINTS", name: "Store points", quantity: 50 });
  });
  it("sends exactly one of them", () => {
    for (const [one, field] of [
      [steps, "brackets"],
      [bonus, "bonus"],
      [points, "unit"],
    ] as const) {
      const input = sent(one);
      const given = (["flat", "percentage", "brackets", "bonus", "unit"] as const).filter(
        (name) => input[name],
      );
      expect(given).toEqual([field]);
    }
  });
  it("says the same sentences as what is saved", () => {
    for (const one of [steps, bonus, points]) {
      expect(sayIncentive(viewOf(draftOf(one, "EUR", "de"), "EUR", "de"), names, "de")).toEqual(
        sayIncentive(one, names, "de"),
      );
    }
  });
  it("says nothing while a number of a step is missing", () => {
    const draft = { ...newIncentive("sale", "EUR"), pays: "BRACKETS" as const };
    expect(sayIncentive(viewOf(draft, "EUR", "en"), names, "en").main).toBe("Nothing yet");
  });
  it("sends caps with their periods, and none that are empty", () => {
    const caps = { perCustomer: eur("5.00"), budget: { amount: eur("900.00"), period: "YEAR" as const } };
    expect(sent(of({ structure: { percentage: "10" }, caps })).caps).toEqual({
      ...caps,
      perPeriod: undefined,
    });
  });
  it("gives recruiters a share, and leaves out what they have no room for (§3.8)", () => {
    const draft = {
      ...newIncentive("COMMISSION_EARNED", "EUR"),
      pays: "FLAT" as const,
      percentage: "5",
      maxCount: "3",
      maxMonths: "12",
      holdDays: "9",
    };
    const input = incentiveInput(draft, "en");
    expect([input.percentage, input.flat, input.maxCount, input.maxMonths, input.holdDays]).toEqual([
      "5",
      undefined,
      undefined,
      12,
      undefined,
    ]);
  });
  it("leaves limits and bounds out of a bonus", () => {
    const draft = { ...draftOf(bonus, "EUR", "en"), maxCount: "3", min: eur("1"), exclusiveGroup: "a" };
    const input = incentiveInput(draft, "en");
    expect([input.maxCount, input.min, input.exclusiveGroup]).toEqual([undefined, undefined, undefined]);
  });
});

describe("conditions in the form", () => {
  it("are left out when there are none", () => {
    expect(conditionInput(newIncentive("sale", "EUR").conditions)).toBeUndefined();
  });
  it("split values by commas only where several are allowed", () => {
    const group = (operator: string) => ({
      ...newComparison(),
      match: "ALL" as const,
      conditions: [{ ...newComparison(), attribute: "partner.tag", operator, values: "a, b ," }],
    });
    expect(conditionInput(group("IN"))?.conditions?.[0]?.values).toEqual(["a", "b"]);
    expect(conditionInput(group("EQ"))?.conditions?.[0]?.values).toEqual(["a, b ,"]);
  });
});
