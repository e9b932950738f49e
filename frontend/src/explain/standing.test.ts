import { describe, expect, it } from "vitest";
import { attributionSentences, touchLines } from "./attribution";
import { conditionLines } from "./conditions";
import { reversalLines, reversalSentences, takenBackLines } from "./reversal";
import { noWords, type Speaker } from "./speaker";
import { nextStep, type StandingOf } from "./standing";

const english: Speaker = { language: "en", zone: "Europe/Berlin", words: noWords };
const german: Speaker = { ...english, language: "de" };
const now = new Date("2026-12-01T12:00:00Z");
const euros = (amount: string) => ({ amount, currencyCode: "EUR" });

const held: StandingOf = {
  status: "PENDING",
  statusReason: null,
  statusSince: "2026-11-14T08:00:00Z",
  releaseAt: "2026-12-14T08:00:00Z",
  amount: euros("12.50"),
  payout: null,
  explanation: { hold: { days: 30 } },
  program: { needsCommissionApproval: false },
};

describe("nextStep", () => {
  const cases: [string, Partial<StandingOf>, string][] = [
    ["held", {}, "Held until 14 Dec 2026 (30-day hold). Then it becomes payable by itself."],
    [
      "held, and a person approves",
      { program: { needsCommissionApproval: true } },
      "Held until 14 Dec 2026 (30-day hold). Then the program’s team approves it.",
    ],
    [
      "hold over, waits for a person",
      { releaseAt: "2026-11-30T08:00:00Z", program: { needsCommissionApproval: true } },
      "The hold ended on 30 Nov 2026. The program’s team has to approve it.",
    ],
    [
      "a reversal has no hold of its own",
      { explanation: null },
      "Held until 14 Dec 2026. Then it becomes payable by itself.",
    ],
    ["approved", { status: "APPROVED" }, "Payable. It is part of the next payout."],
    [
      "approved and negative",
      { status: "APPROVED", amount: euros("-4.00") },
      "It is taken off the next payout.",
    ],
    ["in payout", { status: "IN_PAYOUT", payout: { number: "7" } }, "In payout 7, which is under way."],
    ["paid", { status: "PAID", payout: { number: "7" } }, "Paid on 14 Nov 2026 with payout 7."],
    ["approved and nothing", { status: "APPROVED", amount: euros("0.00") }, "Nothing is paid for it."],
    [
      "nothing is left by a cap",
      {
        status: "APPROVED",
        amount: euros("0.00"),
        explanation: { caps: [{ cut: euros("0.00") }, { cut: euros("12.50") }] },
      },
      "Nothing is paid for it: a cap was reached.",
    ],
    ["held and nothing", { amount: euros("0.00") }, "Nothing is paid for it."],
    [
      "stopped by a dispute",
      { status: "ON_HOLD", statusCause: { code: "DISPUTED", externalId: "dp_17" } },
      "Stopped: the customer disputes the payment (case dp_17). It goes on when that is decided.",
    ],
    [
      "a part of a commission that is stopped",
      { status: "ON_HOLD", statusCause: { code: "RECRUITED_HELD" } },
      "Stopped: the commission that it is a part of is on hold. It goes on when that is decided.",
    ],
    [
      "stopped by a fraud rule",
      { status: "ON_HOLD", statusCause: { code: "IN_REVIEW" } },
      "Stopped: the conversion is being checked. It goes on when that is decided.",
    ],
    [
      "rejected by a fraud review",
      { status: "REJECTED", statusCause: { code: "RULES_BROKEN" } },
      "Rejected: the conversion breaks the program’s rules. It will not be paid.",
    ],
    [
      "a part of a commission that was rejected",
      { status: "REJECTED", statusCause: { code: "RECRUITED_REJECTED" } },
      "The commission that it was a part of was rejected. It will not be paid.",
    ],
    [
      "points that are held",
      { unit: { quantity: 500 }, amount: euros("0.00") },
      "Held until 14 Dec 2026. Then the program’s team hands it over.",
    ],
    [
      "points that may be handed over",
      { status: "APPROVED", unit: { quantity: 500 }, amount: euros("0.00") },
      "Yours. The program’s team hands it over.",
    ],
    [
      "points that are taken back",
      { status: "APPROVED", unit: { quantity: -500 }, amount: euros("0.00") },
      "It is taken off what you are given.",
    ],
    [
      "points that were handed over",
      { status: "PAID", unit: { quantity: 500 }, amount: euros("0.00") },
      "Handed over on 14 Nov 2026.",
    ],
    [
      "stopped with a reason",
      { status: "ON_HOLD", statusReason: "Two accounts look alike" },
      "Stopped: Two accounts look alike. The program’s team has to release or reject it.",
    ],
    [
      "the reversal of something never paid",
      { status: "REVERSED", amount: euros("-12.50") },
      "It and what it takes back cancel each other out. Nothing of both is paid.",
    ],
    [
      "rejected",
      { status: "REJECTED", statusReason: "Own purchase." },
      "Rejected: Own purchase. It will not be paid.",
    ],
    ["reversed", { status: "REVERSED" }, "Taken back in full before it was paid. Nothing is left of it."],
  ];
  it.each(cases)("%s", (_name, change, sentence) => {
    expect(nextStep({ ...held, ...change }, english, now)).toBe(sentence);
  });

  it("speaks German", () => {
    expect(nextStep(held, german, now)).toBe(
      "In der Wartefrist bis 14. Dez. 2026 (30 Tage). Danach wird es von selbst auszahlbar.",
    );
  });
});

describe("attribution", () => {
  const clicks = {
    outcome: "TOUCHES" as const,
    model: "LAST" as const,
    kind: "CLICK" as const,
    boundAt: null,
    touches: [
      {
        kind: "CLICK" as const,
        at: "2026-09-01T08:00:00Z",
        verdict: "INELIGIBLE" as const,
        reason: "OUTSIDE_WINDOW" as const,
        windowDays: 60,
      },
      {
        kind: "CLICK" as const,
        at: "2026-11-14T07:00:00Z",
        verdict: "CREDITED" as const,
        reason: null,
        windowDays: 60,
      },
    ],
  };

  it("names the model that shared the clicks", () => {
    expect(attributionSentences(clicks, english)).toEqual(["The last click before it has the credit."]);
  });

  it("says since when the customer is bound", () => {
    const inherited = {
      ...clicks,
      outcome: "INHERITED" as const,
      kind: null,
      boundAt: "2026-01-03T09:00:00Z",
    };
    expect(attributionSentences(inherited, english)).toEqual([
      "The customer came on 3 Jan 2026; later conversions follow that first credit.",
    ]);
  });

  it("says what became of each touch, in the program's zone", () => {
    expect(touchLines(clicks, english)).toEqual([
      {
        words: "Click on 1 Sept 2026, 10:00",
        verdict: "older than the window of 60 days",
        isCredited: false,
      },
      { words: "Click on 14 Nov 2026, 08:00", verdict: "has credit", isCredited: true },
    ]);
  });
});

describe("conditionLines", () => {
  const country = {
    match: null,
    attribute: "customer.country",
    operator: "IN" as const,
    values: ["DE", "AT"],
    seen: ["AT"],
    holds: true,
  };
  const plan = {
    match: null,
    attribute: "customer.metadata.plan",
    operator: "EQ" as const,
    values: ["pro"],
    seen: [],
    holds: false,
  };

  it("leaves a group of one away", () => {
    const root = { match: "ALL" as const, attribute: "", operator: null, values: [], seen: [], holds: true };
    expect(conditionLines({ ...root, conditions: [country] }, english)).toEqual([
      { words: "Customer’s country is one of Germany, Austria (was Austria)", holds: true, depth: 0 },
    ]);
  });

  it("shows every branch with what it saw", () => {
    const root = { match: "ANY" as const, attribute: "", operator: null, values: [], seen: [], holds: true };
    expect(conditionLines({ ...root, conditions: [country, plan] }, german)).toEqual([
      { words: "Mindestens eines davon trifft zu", holds: true, depth: 0 },
      {
        words: "Land des Kunden ist eines von Deutschland, Österreich (war Österreich)",
        holds: true,
        depth: 1,
      },
      { words: "„plan“ ist pro (war nicht bekannt)", holds: false, depth: 1 },
    ]);
  });
});

describe("reversals", () => {
  const refund = {
    refundAmount: euros("40.00"),
    refundedTotal: euros("60.00"),
    refundable: euros("100.00"),
    originalAmount: euros("10.00"),
  };

  it("say the refund and its share", () => {
    expect(reversalSentences(refund, english)[0]).toBe(
      "€40.00 was refunded to the customer; that makes €60.00 of €100.00.",
    );
    expect(
      reversalLines(refund, { amount: euros("-4.00") }, english).map((line) => [line.label, line.amount]),
    ).toEqual([
      ["Earned at first", "€10.00"],
      ["Refunded so far, of €100.00", "€60.00"],
      ["Taken back here", "−€4.00"],
    ]);
  });

  it("count what is no money, and not its amount of nothing", () => {
    const unit = { kind: "GIFT_CARD" as const, name: "Book voucher", quantity: -1 };
    const row = { amount: euros("0.00"), unit };
    expect(reversalLines(refund, row, english).map((line) => [line.label, line.amount])).toEqual([
      ["Refunded so far, of €100.00", "€60.00"],
      ["Taken back here", "−1 × Book voucher"],
    ]);
    const given = {
      amount: euros("0.00"),
      net: euros("0.00"),
      unit: { ...unit, quantity: 3 },
      reversals: [{ id: "a", createdAt: "2026-03-02T08:00:00Z", ...row }],
    };
    expect(takenBackLines(given, english).map((line) => line.amount)).toEqual([
      "−1 × Book voucher",
      "2 × Book voucher",
    ]);
  });

  it("without a refund say that the credit moved", () => {
    const moved = { ...refund, refundAmount: null };
    expect(reversalSentences(moved, english)).toEqual([
      "The credit was decided anew, so what had been earned was taken back.",
    ]);
    expect(reversalLines(moved, { amount: euros("-10.00") }, english)).toHaveLength(2);
  });
});
