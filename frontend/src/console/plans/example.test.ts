import { expect, it } from "vitest";
import { exampleOf } from "./example";
import { newPay } from "./pay";

const steps = (mode: "GRADUATED" | "FORWARD" | "RETROACTIVE", upTo = "1000", low = "5", high = "10") => {
  const { brackets } = newPay("EUR");
  const [first, second] = brackets.brackets;
  if (!first || !second) throw new Error("there are two");
  return {
    ...brackets,
    mode,
    brackets: [
      { ...first, upTo, percentage: low },
      { ...second, percentage: high },
    ],
  };
};

it.each([
  ["GRADUATED", "of the second, €500.00 earn 5% and €500.00 earn 10%, together €75.00."],
  ["FORWARD", "all of the second earns 5%, which is €50.00. What comes next earns 10%."],
  [
    "RETROACTIVE",
    "all of the second earns 10%, which is €100.00, and the first gets a difference of €25.00.",
  ],
] as const)("shows by the typed numbers how %s works (§3.4)", (mode, end) => {
  expect(exampleOf(steps(mode), "EUR", "en")).toContain(end);
});
it("shows nothing that would be rounded, and nothing before the numbers are there", () => {
  expect(exampleOf(steps("FORWARD", "0.01"), "EUR", "en")).toBeNull();
  expect(exampleOf(steps("FORWARD", "0.10", "0.3"), "EUR", "en")).toBeNull();
  expect(exampleOf(steps("FORWARD", ""), "EUR", "en")).toBeNull();
});
it("shows by number what counts", () => {
  const draft = { ...steps("RETROACTIVE", "10"), measure: "COUNT" as const };
  expect(exampleOf(draft, "EUR", "en")).toBe(
    "For example, number 10 earns 5%. Number 11 earns 10%, and all before it get the difference.",
  );
});
