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
        flat: undefined,
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
    expect(sayIncentive(viewOf(draft, "en"), names, "en")).toEqual(sayIncentive(saved, names, "en"));
  });
  it("leaves what is no number to the server, and to the sentence nothing", () => {
    const draft = { ...newIncentive("sale", "EUR"), percentage: "ten" };
    expect(incentiveInput(draft, "en").percentage).toBe("ten");
    expect(sayIncentive(viewOf(draft, "en"), names, "en").main).toBe("Nothing yet");
  });
  it("asks for the amount of a fixed one even when it is empty, so that the mistake has a place", () => {
    expect(incentiveInput({ ...newIncentive("sale", "EUR"), pays: "FLAT" }, "en").flat).toEqual({
      amount: "",
      currencyCode: "EUR",
    });
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
