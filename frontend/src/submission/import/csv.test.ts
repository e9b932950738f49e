import { describe, expect, it } from "vitest";
import { delimiterOf, mistakesCsv, parseCsv, writeCsv } from "./csv";

describe("tables as text", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    [
      "a;b\r\n1;\r\n",
      [
        [1, "a", "b"],
        [2, "1", ""],
      ],
    ],
    [
      'a,b\n"x, ""y""\nz",2\n3,4',
      [
        [1, "a", "b"],
        [2, 'x, "y"\nz', "2"],
        [4, "3", "4"],
      ],
    ],
    [
      "\uFEFFa,b\n\n1,2",
      [
        [1, "a", "b"],
        [3, "1", "2"],
      ],
    ],
    ["", []],
  ])("reads %j", (text, rows) => {
    expect(parseCsv(text).map(({ line, cells }) => [line, ...cells])).toEqual(rows);
  });

  it("takes the more frequent sign of the first line to part the cells", () => {
    expect(delimiterOf("a;b;c,d\n1,2,3,4,5")).toBe(";");
    expect(delimiterOf("a")).toBe(",");
  });

  it("writes what it reads", () => {
    const rows = [
      ["a", 'say "no"'],
      ["x;y", "two\nlines"],
    ];
    expect(parseCsv(writeCsv(rows, ";")).map(({ cells }) => cells)).toEqual(rows);
  });

  it("keeps the rows with mistakes, with all that is wrong in a last column", () => {
    const text = "company;email\nA;a@x\nB;\nC;c@x\n";
    const mistakes = [
      { line: 3, words: "email: missing." },
      { line: 3, words: "company: short." },
    ];
    expect(mistakesCsv(text, mistakes, "mistake")).toBe(
      "\uFEFFcompany;email;mistake\r\nB;;email: missing. company: short.\r\n",
    );
  });
});
