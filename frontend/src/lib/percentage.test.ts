import { describe, expect, it } from "vitest";
import { changeOf, changeOfCount, percentageOf } from "./percentage";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });

describe("percentageOf", () => {
  it("rounds to one digit, half away from zero", () => {
    expect(percentageOf(1, 3)).toBe("33.3");
    expect(percentageOf(-1, 2000)).toBe("-0.1");
    expect(percentageOf(2, 3)).toBe("66.7");
  });
  it("has no sign on a zero and no answer for nothing", () => {
    expect(percentageOf(-1, 10_000)).toBe("0.0");
    expect(percentageOf(5, 0)).toBeNull();
  });
});

describe("changeOf", () => {
  it("compares exact amounts", () => {
    expect(changeOf(eur("120.00"), eur("100.00"))).toBe("20.0");
    expect(changeOf(eur("0.00"), eur("100.00"))).toBe("-100.0");
  });
  it("says nothing against nothing, less than nothing or another currency", () => {
    expect(changeOf(eur("120.00"), eur("0.00"))).toBeNull();
    expect(changeOf(eur("120.00"), eur("-1.00"))).toBeNull();
    expect(changeOf(eur("120.00"), { amount: "1.00", currencyCode: "USD" })).toBeNull();
    expect(changeOfCount(3, 0)).toBeNull();
  });
});
