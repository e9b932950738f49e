import { expect, it } from "vitest";
import { adjustAmount } from "./adjust";

it("takes with a minus and gives without", () => {
  expect(adjustAmount("12.50", "give", "en")).toBe("12.50");
  expect(adjustAmount("12,50", "take", "de")).toBe("-12.50");
});

it.each(["", "0", "0.00", "-5", "ten"])("refuses %j", (typed) => {
  expect(adjustAmount(typed, "take", "en")).toBeNull();
});
