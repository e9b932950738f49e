import { describe, expect, it } from "vitest";
import { keyFor, moved, optionsOf, toInput } from "./questions";

describe("questions of a form", () => {
  it.each([
    ["How many seats?", [], "how-many-seats"],
    ["How many seats?", ["how-many-seats"], "how-many-seats-2"],
    ["Größe der Firma", [], "groesse-der-firma"],
    ["Café à côté", [], "cafe-a-cote"],
    ["???", [], "question"],
    ["???", ["question", "question-2"], "question-3"],
    ["A very long question that never comes to an end", [], "a-very-long-question-that-never-co"],
  ])("names “%s” besides %j", (label, taken, key) => {
    expect(keyFor(label, taken)).toBe(key);
    expect(key).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });

  it("moves one and keeps the others in order", () => {
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a"], 5, 0)).toEqual(["a"]);
  });

  it("reads answers to choose from, one a line", () => {
    expect(optionsOf(" small \n\nlarge\nsmall\n")).toEqual(["small", "large"]);
  });

  it("gives options to choices only", () => {
    const question = {
      key: "a",
      label: "A",
      hint: " ",
      kind: "TEXT",
      isRequired: true,
      options: ["x", "y"],
    } as const;
    expect(toInput([question])).toEqual([
      { key: "a", label: "A", hint: null, kind: "TEXT", isRequired: true, options: [] },
    ]);
  });
});
