import { describe, expect, it } from "vitest";
import { digitsOf, formatExact, moneyOf } from "./exact";

describe("moneyOf", () => {
  it.each([
    ["a whole number of cents keeps two decimals", "1200", 2, "12.00"],
    ["half a cent is shown", "2469/2", 2, "12.345"],
    ["less than a cent keeps its zeros", "1/4", 2, "0.0025"],
    ["a negative amount keeps its sign", "-1900", 2, "-19.00"],
    ["a currency without decimals has none", "500", 0, "500"],
    ["half a yen is shown", "1/2", 0, "0.5"],
    ["a long share of a credit is exact", "1234567/1000000", 2, "0.01234567"],
    ["three digits are three digits", "1500", 3, "1.500"],
  ])("%s", (_name, minor, digits, amount) => {
    const { money, isExact } = moneyOf({ minor, currency: "EUR" }, digits);
    expect(money.amount).toBe(amount);
    expect(isExact).toBe(true);
  });

  it("cuts a fraction that never ends and says so", () => {
    const { money, isExact } = moneyOf({ minor: "1000/3", currency: "EUR" }, 2);
    expect(money.amount).toBe("3.333333");
    expect(isExact).toBe(false);
  });
});

describe("formatExact", () => {
  it("formats in both languages", () => {
    expect(formatExact({ minor: "2469/2", currency: "EUR" }, 2, "en")).toBe("€12.345");
    expect(formatExact({ minor: "2469/2", currency: "EUR" }, 2, "de")).toBe("12,345\u00a0€");
  });

  it("marks what was cut", () => {
    expect(formatExact({ minor: "1000/3", currency: "EUR" }, 2, "en")).toBe("≈ €3.333333");
  });
});

describe("digitsOf", () => {
  it("takes the digits that the API wrote", () => {
    expect(digitsOf("KWD", [null, { amount: "1.500", currencyCode: "KWD" }])).toBe(3);
  });

  it("asks the browser when there is no amount of that currency", () => {
    expect(digitsOf("JPY", [{ amount: "1.50", currencyCode: "EUR" }])).toBe(0);
  });
});
