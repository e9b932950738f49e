import { describe, expect, it } from "vitest";
import { type Balance, nextPayoutSentence } from "./nextPayout";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const next = (blockedBy: string | null, amount = "120.00"): Balance => ({
  currencyCode: "EUR",
  held: euros("30.00"),
  nextPayout: { dueOn: "2026-12-01", amount: euros(amount), blockedBy },
});

describe("nextPayoutSentence", () => {
  it.each([
    ["what will be paid", next(null), "Your next payout is €120.00, planned for 1 Dec 2026."],
    [
      "too little",
      next("BELOW_MINIMUM", "7.00"),
      "€7.00 is due on 1 Dec 2026. That is less than is paid out at once, so it waits for more.",
    ],
    [
      "no account",
      next("NO_METHOD"),
      "€120.00 is due on 1 Dec 2026. Say where the money should go, and it is paid.",
    ],
    [
      "more taken back than earned",
      next("NEGATIVE_BALANCE", "-12.00"),
      "More was taken back than earned: −€12.00. It is set off against what you earn next.",
    ],
    ["banned", next("BANNED"), "€120.00 is not paid out, because your membership has ended."],
    ["nothing due", next("NOTHING_DUE", "0.00"), "Nothing is due yet."],
    [
      "a reason this app does not know",
      next("SOMETHING_NEW"),
      "€120.00 is due on 1 Dec 2026, but it cannot be paid then.",
    ],
    [
      "only held, and a person approves",
      { currencyCode: "EUR", held: euros("30.00"), nextPayout: null },
      "€30.00 is held. It becomes payable once the program’s team approves it.",
    ],
    ["nothing at all", { currencyCode: "EUR", held: euros("0.00"), nextPayout: null }, "Nothing is due yet."],
  ])("says %s", (_name, balance, sentence) => {
    expect(nextPayoutSentence(balance, "en")).toBe(sentence);
  });

  it("speaks German", () => {
    expect(nextPayoutSentence(next(null), "de")).toBe(
      "Ihre nächste Auszahlung ist 120,00\u00a0€, geplant für den 1. Dez. 2026.",
    );
  });
});
