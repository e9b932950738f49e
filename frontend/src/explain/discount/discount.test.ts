import { describe, expect, it } from "vitest";
import { discountWords } from "./discount";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("what a code gives", () => {
  it("is said in both languages", () => {
    const discount = { percentage: "12.5", months: 3, minimum: { amount: "50.00", currencyCode: "EUR" } };
    expect(plain(discountWords(discount, "en"))).toBe("12.5% off, each order for 3 months, from €50.00");
    expect(plain(discountWords(discount, "de"))).toBe(
      "12,5 % Rabatt, auf jede Bestellung 3 Monate lang, ab 50,00 €",
    );
  });

  it("is of the first order only without months, and may be an amount", () => {
    const discount = { amount: { amount: "5.00", currencyCode: "USD" } };
    expect(plain(discountWords(discount, "en"))).toBe("US$5.00 off, the customer’s first order");
    expect(plain(discountWords({ ...discount, months: 1 }, "de"))).toBe(
      "5,00 $ Rabatt, auf jede Bestellung 1 Monat lang",
    );
  });
});
