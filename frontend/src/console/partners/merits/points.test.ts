import { expect, it } from "vitest";
import { pointsInput } from "./points";

it("takes back with a minus and grants without", () => {
  expect(pointsInput("25", "grant")).toBe(25);
  expect(pointsInput(" 25 ", "take")).toBe(-25);
});

it.each(["", "0", "-5", "2.5", "ten", "1e3"])("refuses %j", (typed) => {
  expect(pointsInput(typed, "grant")).toBeNull();
});
