import { describe, expect, it } from "vitest";
import { forecastText } from "~/explain/forecast/text";
import { noWords, type Speaker } from "~/explain/speaker";
import { answerOf, type Quoted } from "./answer";
import { choicesOf } from "./choices";
import { draftOf, inFull, inputOf, searchOf } from "./question";
import { quoteSearch } from "./search";

const speaker: Speaker = { language: "en", zone: "Europe/Berlin", words: noWords, mood: forecastText };
const now = new Date("2026-11-21T12:00:00Z");
const hold = (days: number, releaseAt: string) => ({ days, releaseAt });
const paid = (change: object = {}) => ({
  unit: null,
  explanation: { isPaid: true, reason: null, hold: hold(30, "2026-12-21T12:00:00Z"), ...change },
});
const quote = (change: Partial<Quoted> = {}): Quoted => ({
  sums: [{ amount: "40.00", currencyCode: "EUR" }],
  planChoice: { planVersion: { id: "plv_1" } },
  incentives: [paid()],
  ...change,
});
const answer = (change: Partial<Quoted> = {}, byPerson = false) =>
  answerOf(quote(change), "Sale", speaker, byPerson, now);
const idle = (reason: "CONDITIONS" | "NO_RATE") => ({ explanation: { isPaid: false, reason } });

describe("the answer", () => {
  it("is the amount, then until when it is held and what follows", () => {
    expect(answer()).toEqual({
      sentence: "You would earn €40.00.",
      next: ["It would be held until 21 Dec 2026 (30\u2011day hold).", "Then it becomes payable by itself."],
    });
    expect(answer({}, true).next[1]).toBe("Then the program’s team approves it.");
  });

  it("names every currency and what is no money", () => {
    const points = { kind: "POINTS", name: "Store", quantity: 500 } as const;
    const sums = [
      { amount: "40.00", currencyCode: "EUR" },
      { amount: "5.00", currencyCode: "USD" },
    ];
    const all = answer({ sums, incentives: [paid(), { ...paid(), unit: points }] });
    expect(all.sentence).toBe("You would earn €40.00, US$5.00 and 500 points – Store.");
    const german = { ...speaker, language: "de" as const };
    expect(answerOf(quote(), "Sale", german, false, now).sentence).toBe("Sie würden 40,00\u00a0€ verdienen.");
  });

  it("says both days when the holds differ, and when there is none or it is over", () => {
    const later = paid({ hold: hold(60, "2027-01-20T12:00:00Z") });
    expect(answer({ incentives: [later, paid()] }).next[0]).toBe(
      "Parts of it would be held until 21 Dec 2026, all of it until 20 Jan 2027.",
    );
    expect(answer({ incentives: [paid({ hold: hold(0, "2026-11-21T12:00:00Z") })] }).next).toEqual([
      "It would not be held.",
    ]);
    expect(answer({ incentives: [paid({ hold: hold(30, "2026-10-31T12:00:00Z") })] }).next[0]).toMatch(
      /the hold of 31 Oct 2026 is over/,
    );
  });

  it("says why there is nothing", () => {
    const none = (change: Partial<Quoted>) => answer({ sums: [], incentives: [], ...change });
    expect(none({}).sentence).toBe("You would earn nothing.");
    expect(none({}).next).toEqual(["Nothing in your terms pays for “Sale”."]);
    expect(none({ planChoice: { planVersion: null } }).next[0]).toMatch(/^The program has not said yet/);
    expect(none({ incentives: [idle("CONDITIONS")] }).next).toEqual([
      "It would not pay: the conditions do not hold.",
    ]);
    expect(none({ incentives: [idle("CONDITIONS"), idle("NO_RATE")] }).next[0]).toMatch(/^Each incentive/);
    const capped = answer({ sums: [{ amount: "0.00", currencyCode: "EUR" }] });
    expect(capped.sentence).toBe("You would earn nothing.");
    expect(capped.next[0]).toMatch(/a cap leaves nothing/);
  });
});

describe("the question in the address", () => {
  const asker = { programId: "prg_1", enrollmentId: "enr_1", currency: "EUR", zone: "Europe/Berlin" };

  it("keeps what fits and leaves out what does not", () => {
    const all = {
      type: "sale",
      amount: "10.5",
      currency: "USD",
      country: "DE",
      customer: "known",
      day: "2026-12-24",
    };
    expect(quoteSearch(all)).toEqual(all);
    expect(
      quoteSearch({ type: "sale", currency: "dollar", country: "Germany", customer: "x", day: "soon" }),
    ).toEqual({ type: "sale" });
  });

  it("comes back as it was typed, in the person's way of writing", () => {
    const draft = draftOf({ type: "sale", amount: "1234.5" }, "lead", "EUR", "de");
    expect(draft.amount).toEqual({ amount: "1234,50", currencyCode: "EUR" });
    expect(searchOf({ ...draft, productId: " pro " }, "de")).toEqual({
      type: "sale",
      amount: "1234.50",
      currency: "EUR",
      product: "pro",
    });
    expect(draftOf({ amount: "ten" }, "lead", "EUR", "en").amount.amount).toBe("ten");
    expect(draftOf({}, "lead", "EUR", "en").type).toBe("lead");
  });

  it("is asked as of noon of the day, where the program is", () => {
    expect(inputOf({}, asker)).toBeNull();
    expect(inputOf({ type: "lead" }, asker)).toEqual({
      programId: "prg_1",
      enrollmentId: "enr_1",
      type: "lead",
      customerIsNew: true,
    });
    expect(
      inputOf(
        { type: "sale", amount: "5", day: "2026-12-24", customer: "known", country: "AT", category: "a" },
        asker,
      ),
    ).toMatchObject({
      amount: { amount: "5", currencyCode: "EUR" },
      occurredAt: "2026-12-24T11:00:00.000Z",
      customerIsNew: false,
      customerCountry: "AT",
      category: "a",
    });
  });

  it("has all the digits of its currency", () => {
    expect(inFull("100", "EUR").amount).toBe("100.00");
    expect(inFull("100.5", "KWD").amount).toBe("100.500");
    expect(inFull("100", "JPY").amount).toBe("100");
  });
});

describe("choicesOf", () => {
  const condition = (attribute: string, values: string[]) => ({ attribute, operator: "IN" as const, values });
  const enrollment = {
    id: "enr_1",
    balances: [{ currencyCode: "USD" }],
    program: {
      id: "prg_1",
      currency: "EUR",
      needsCommissionApproval: false,
      eventTypes: [
        { id: "evt_1", key: "demo", name: "Demo", isLead: false, isSale: false },
        { id: "evt_2", key: "lead", name: "Lead", isLead: true, isSale: false },
        { id: "evt_3", key: "sale", name: "Sale", isLead: false, isSale: true },
      ],
      stages: [
        { id: "stg_1", key: "won", name: "Won" },
        { id: "stg_2", key: "lost", name: "Lost" },
      ],
    },
    terms: {
      planVersion: {
        id: "plv_1",
        incentives: ["lead", "sale", "stage:won"].map((trigger) => ({
          id: trigger,
          trigger,
          terms: {
            conditions: {
              attribute: "",
              operator: null,
              values: [],
              conditions: [
                { ...condition("conversion.productId", ["pro", "plus"]), conditions: [] },
                { ...condition("customer.country", ["DE"]), conditions: [] },
              ],
            },
          },
        })),
      },
    },
  };

  it("begins with what the terms pay for, sales first", () => {
    expect(choicesOf(enrollment, undefined).types.map((one) => one.key)).toEqual([
      "sale",
      "lead",
      "stage:won",
      "demo",
    ]);
  });

  it("offers the products that the terms name, and each currency once", () => {
    const choices = choicesOf(enrollment, "USD");
    expect(choices.products).toEqual(["pro", "plus"]);
    expect(choices.categories).toEqual([]);
    expect(choices.currencies).toEqual(["EUR", "USD"]);
  });
});
