import { describe, expect, it } from "vitest";
import { formatCount, formatMoney, formatPercentage, parseDecimal, signOf, sumMoney } from "./money";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });

describe("formatMoney", () => {
  it.each([
    [eur("1234.50"), "en", "€1,234.50"],
    [eur("1234.50"), "de", "1.234,50\u00a0€"],
    [eur("-0.05"), "en", "\u2212€0.05"],
    [eur("-0.05"), "de", "\u22120,05\u00a0€"],
    [{ amount: "1500", currencyCode: "JPY" }, "en", "JP¥1,500"],
    [{ amount: "1.234", currencyCode: "KWD" }, "en", "KWD\u00a01.234"],
    [eur("90071992547409.93"), "en", "€90,071,992,547,409.93"],
  ] as const)("%o in %s", (money, language, words) => {
    expect(formatMoney(money, language)).toBe(words);
  });
});

describe("other numbers", () => {
  it("formats percentages with the digits given", () => {
    expect(formatPercentage("12.5", "en")).toBe("12.5%");
    expect(formatPercentage("12.5", "de")).toBe("12,5\u00a0%");
  });
  it("groups counts", () => {
    expect(formatCount(1234567, "en")).toBe("1,234,567");
    expect(formatCount(-1234, "de")).toBe("\u22121.234");
  });
});

describe("sumMoney", () => {
  it("adds exactly where floats would not", () => {
    expect(sumMoney([eur("0.10"), eur("0.20")])).toEqual(eur("0.30"));
    expect(sumMoney([eur("0.05"), eur("-1.00")])).toEqual(eur("-0.95"));
    expect(sumMoney([eur("9007199254740993.01"), eur("0.01")])).toEqual(eur("9007199254740993.02"));
    expect(
      sumMoney([
        { amount: "5", currencyCode: "JPY" },
        { amount: "-5", currencyCode: "JPY" },
      ]).amount,
    ).toBe("0");
  });
  it("refuses two currencies", () => {
    expect(() => sumMoney([eur("1.00"), { amount: "1.00", currencyCode: "USD" }])).toThrow("never mixes");
  });
});

describe("signOf", () => {
  it.each([
    ["-0.01", -1],
    ["0.00", 0],
    ["-0.00", 0],
    ["3", 1],
  ] as const)("%s → %i", (amount, sign) => {
    expect(signOf(eur(amount))).toBe(sign);
  });
});

describe("parseDecimal", () => {
  it.each([
    ["1,234.50", "en", "1234.50"],
    ["1.234,50", "de", "1234.50"],
    ["1234,5", "de", "1234.5"],
    [" 12 ", "en", "12"],
    ["-3.5", "en", "-3.5"],
    ["\u22123.5", "en", "-3.5"],
    ["1,23", "en", null],
    ["1.23", "de", null],
    ["1e3", "en", null],
    ["", "en", null],
  ] as const)("%s in %s", (typed, language, plain) => {
    expect(parseDecimal(typed, language)).toBe(plain);
  });
});
