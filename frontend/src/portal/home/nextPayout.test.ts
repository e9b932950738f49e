import { describe, expect, it } from "vitest";
import { type Balance, byReason, nextLine, ownFirst } from "./nextPayout";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const day = "2026-12-01";
const next = (blockedBy: string | null, amount = "120.00"): Balance => ({
  currencyCode: "EUR",
  held: euros("30.00"),
  nextPayout: { dueOn: day, amount: euros(amount), blockedBy },
});
const only = (held: string): Balance => ({ currencyCode: "EUR", held: euros(held), nextPayout: null });

describe("nextLine", () => {
  it.each([
    ["what will be paid", next(null), "120.00", day, null],
    [
      "too little",
      next("BELOW_MINIMUM", "7.00"),
      "7.00",
      day,
      "Less than is paid out at once. It waits for more.",
    ],
    ["no account", next("NO_METHOD"), "120.00", day, "Say where the money should go, and it is paid."],
    [
      "more taken back than earned",
      next("NEGATIVE_BALANCE", "-12.00"),
      "-12.00",
      null,
      "More was taken back than earned. It is carried forward and set off against what you earn next.",
    ],
    ["banned", next("BANNED"), "120.00", null, "Not paid out, because your membership has ended."],
    ["a reason this app does not know", next("SOMETHING_NEW"), "120.00", day, "It cannot be paid then."],
    [
      "only held, and a person approves",
      only("30.00"),
      "30.00",
      null,
      "Held. It becomes payable once the program’s team approves it.",
    ],
  ])("says %s", (_name, balance, amount, planned, why) => {
    expect(nextLine(balance, "en")).toEqual({ amount: euros(amount), day: planned, why });
  });

  it("is silent where nothing comes", () => {
    expect(nextLine(next("NOTHING_DUE", "0.00"), "en")).toBeNull();
    expect(nextLine(only("0.00"), "en")).toBeNull();
  });

  it("speaks German", () => {
    expect(nextLine(next("NO_METHOD"), "de")?.why).toBe("Sagen Sie, wohin das Geld soll, dann wird gezahlt.");
  });
});

describe("ownFirst", () => {
  it("puts the program's currency before the others, which keep their order", () => {
    const rows = ["GBP", "USD", "EUR"].map((currencyCode) => ({ currencyCode }));
    expect(ownFirst(rows, "EUR").map((row) => row.currencyCode)).toEqual(["EUR", "GBP", "USD"]);
  });
});

describe("byReason", () => {
  it("puts lines of one reason together, and leaves the others as they are", () => {
    const lines = [null, "form", "account", null, "form"].map((why, place) => ({ why, place }));
    expect(byReason(lines).map((line) => line.place)).toEqual([0, 3, 1, 4, 2]);
  });
});
