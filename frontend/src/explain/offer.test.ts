import { describe, expect, it } from "vitest";
import { english, euros, german } from "../../tests/pricing";
import { type Offer, offerSentences } from "./offer";

const terms: Offer["terms"] = {
  structure: { kind: "PERCENT", percentage: "10", flat: null, brackets: null, bonus: null },
  conditions: null,
  limits: { firstOnly: false, maxCount: 0, maxMonths: 0 },
  min: null,
  max: null,
  caps: { perCustomer: null, perPeriod: null, budget: null },
  unit: null,
  exclusiveGroup: "",
  holdDays: null,
};
const offer = (change: Partial<Offer["terms"]>, trigger = "sale"): Offer => ({
  id: "inc_1",
  name: "Revenue share",
  trigger,
  terms: { ...terms, ...change },
});
const test = (attribute: string, operator: "EQ" | "GTE", value: string) => ({
  match: null,
  attribute,
  operator,
  values: [value],
  conditions: [],
});
const group = (match: "ALL" | "ANY", conditions: ReturnType<typeof test>[]) => ({
  match,
  attribute: "",
  operator: null,
  values: [],
  conditions,
});
const none = { kind: "FLAT", percentage: null, flat: null, brackets: null, bonus: null } as const;
const step = (upToAmount: string | null, percentage: string) => ({
  upTo: null,
  upToAmount: upToAmount ? euros(upToAmount) : null,
  flat: null,
  percentage,
});

describe("offerSentences", () => {
  const cases: [string, Offer, string[]][] = [
    ["a share", offer({}), ["10% of each “Sale”."]],
    [
      "a fixed amount of a stage",
      offer({ structure: { ...none, flat: euros("50.00") } }, "stage:won"),
      ["€50.00 for each “reached Won”."],
    ],
    [
      "steps",
      offer({
        structure: {
          ...none,
          kind: "BRACKETS",
          brackets: {
            mode: "RETROACTIVE",
            measure: "REVENUE",
            period: "QUARTER",
            brackets: [step("10000.00", "10"), step("50000.00", "12"), step(null, "15")],
          },
        },
      }),
      [
        "“Revenue share” pays for each “Sale” by the revenue that you bring a quarter: 10% up to €10,000.00; 12% above €10,000.00 up to €50,000.00; 15% above €50,000.00.",
        "A higher step also pays the difference for what came before it in the same period.",
      ],
    ],
    [
      "a bonus for revenue",
      offer({
        structure: {
          ...none,
          kind: "BONUS",
          bonus: {
            measure: "REVENUE",
            period: "YEAR",
            thresholds: [{ at: null, atAmount: euros("100000.00"), amount: euros("1000.00") }],
            every: null,
          },
        },
      }),
      ["“Revenue share” pays a bonus for revenue with “Sale” a year: €1,000.00 at €100,000.00."],
    ],
    [
      "a recruiter’s part",
      offer({ limits: { firstOnly: false, maxCount: 0, maxMonths: 12 } }, "COMMISSION_EARNED"),
      [
        "“Revenue share” pays 10% of what the partners earn whom you recruited.",
        "For 12 months per partner, from its first commission.",
      ],
    ],
    [
      "a gift card",
      offer({ structure: none, unit: { kind: "GIFT_CARD", name: "Book voucher", quantity: 1 } }),
      ["“Revenue share” gives 1 × Book voucher for each “Sale”."],
    ],
    [
      "limits, bounds, caps, alternatives and the hold",
      offer({
        limits: { firstOnly: true, maxCount: 3, maxMonths: 12 },
        min: euros("5.00"),
        max: euros("500.00"),
        caps: {
          perCustomer: euros("1000.00"),
          perPeriod: { amount: euros("2000.00"), period: "MONTH" },
          budget: { amount: euros("50000.00"), period: "YEAR" },
        },
        exclusiveGroup: "sales",
        holdDays: 14,
      }),
      [
        "10% of each “Sale”.",
        "Once per customer.",
        "For the first 3 of a customer.",
        "For 12 months per customer, from the first.",
        "At least €5.00 each time.",
        "At most €500.00 each time.",
        "It pays at most €1,000.00 for one customer.",
        "It pays at most €2,000.00 a month.",
        "It pays at most €50,000.00 a year for the whole program.",
        "Of what belongs to “sales”, only what yields the most pays.",
        "Held for 14 days.",
      ],
    ],
    [
      "one condition",
      offer({ conditions: group("ALL", [test("customer.country", "EQ", "DE")]), holdDays: 0 }),
      ["10% of each “Sale”.", "Only if: Customer’s country is Germany.", "Not held."],
    ],
    [
      "several conditions",
      offer({
        conditions: {
          ...group("ALL", []),
          conditions: [
            test("conversion.amount", "GTE", "100"),
            group("ANY", [test("customer.country", "EQ", "DE"), test("customer.country", "EQ", "AT")]),
          ],
        } as never,
      }),
      [
        "10% of each “Sale”.",
        "Only if all of these hold: Amount is at least 100; one of (Customer’s country is Germany; Customer’s country is Austria).",
      ],
    ],
  ];
  it.each(cases)("says %s", (_name, of, sentences) => {
    expect(offerSentences(of, english)).toEqual(sentences);
  });

  it("speaks German", () => {
    expect(
      offerSentences(
        offer({ caps: { ...terms.caps, perPeriod: { amount: euros("2000.00"), period: "MONTH" } } }),
        german,
      ),
    ).toEqual(["10\u00a0% von jedem „Sale“.", "Es zahlt höchstens 2.000,00\u00a0€ im Monat."]);
  });
});
