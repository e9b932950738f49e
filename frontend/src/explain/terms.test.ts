import { expect, it } from "vitest";
import { noWords } from "./speaker";
import { bracketParts, type Structure } from "./terms";

const percent = (percentage: string, upTo: number | null) => ({
  percentage,
  flat: null,
  upTo,
  upToAmount: null,
});

it("says a step of a single one as its number, and never “the first 1”", () => {
  const brackets = {
    measure: "COUNT",
    period: "MONTH",
    mode: "FORWARD",
    brackets: [percent("5", 1), percent("6", 2), percent("7", 10), percent("8", null)],
  } as unknown as NonNullable<Structure["brackets"]>;
  expect(bracketParts(brackets, { language: "en", zone: "UTC", words: noWords })).toEqual([
    "5% for number 1",
    "6% for number 2",
    "7% for number 3 to 10",
    "8% from number 11 on",
  ]);
  expect(bracketParts(brackets, { language: "de", zone: "UTC", words: noWords })[0]).toMatch(/für Nummer 1$/);
});
