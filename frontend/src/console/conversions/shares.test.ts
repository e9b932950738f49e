import { describe, expect, it } from "vitest";
import { checkSum, evenShares, percentageText, shareOf } from "./shares";

describe("shareOf", () => {
  it.each([
    ["100", "en", 1_000_000n],
    ["33.3333", "en", 333_333n],
    ["33,5 %", "de", 335_000n],
    ["0.0001", "en", 1n],
  ] as const)("reads %s (%s)", (typed, language, share) => expect(shareOf(typed, language)).toBe(share));
  it.each(["", "0", "-5", "a", "1.23456"])("refuses %j", (typed) => expect(shareOf(typed, "en")).toBeNull());
});

describe("checkSum", () => {
  it("is exact where floats are not", () => {
    expect(checkSum(["33.3333", "33.3333", "33.3334"].map((typed) => shareOf(typed, "en")))).toEqual({
      kind: "good",
    });
  });
  it("does not call a sum good in which one has no share", () => {
    expect(checkSum([1_000_000n, null])).toEqual({ kind: "unreadable" });
  });
  it("says how much is missing or too much", () => {
    expect(checkSum([500_000n, null])).toEqual({ kind: "missing", by: 500_000n });
    expect(checkSum([500_000n, 500_001n])).toEqual({ kind: "over", by: 1n });
  });
});

describe("evenShares", () => {
  it.each([1, 2, 3, 7])("sums to 100 %% for %i", (count) => {
    expect(checkSum(evenShares(count))).toEqual({ kind: "good" });
  });
  it("gives the rest to the first", () => {
    expect(evenShares(3).map(percentageText)).toEqual(["33.3334", "33.3333", "33.3333"]);
    expect(evenShares(0)).toEqual([]);
  });
});
