import { expect, it } from "vitest";
import { listed } from "./tags";

it("parts a line by commas, each word once", () => {
  expect(listed(" gold, agency ,, gold,")).toEqual(["gold", "agency"]);
  expect(listed("")).toEqual([]);
});
