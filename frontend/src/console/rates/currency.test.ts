import { expect, it } from "vitest";
import { currencyOf, otherCurrencies } from "./currency";

it("reads a currency however it is typed", () => {
  expect(currencyOf(" usd")).toBe("USD");
  expect(currencyOf("dollar")).toBeNull();
  expect(currencyOf("")).toBeNull();
});

it("names every currency but one's own", () => {
  const german = otherCurrencies("EUR", "de");
  expect(german).toContainEqual({ value: "USD", label: "USD – US-Dollar" });
  expect(german.some((one) => one.value === "EUR")).toBe(false);
});
