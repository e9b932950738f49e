import { describe, expect, it } from "vitest";
import { errorWords, refusedCsv, safeCell } from "./refused";

const blank = { column: "type", message: "This cannot be blank.", code: "BLANK" };

describe("the file of refused rows", () => {
  it("has the rows as they were sent, and what is wrong with each", () => {
    const sent = 'type;external_id;customer_id\nsale;o-1;c-1\n;o-2;"a;b"\nsale;o-3\n';
    const rows = [
      { line: 3, errors: [blank] },
      { line: 4, errors: [{ column: null, message: "Too short.", code: "NEW_CODE" }] },
    ];
    expect(refusedCsv(sent, rows, "en")).toBe(
      '\uFEFFtype;external_id;customer_id;problem\r\n;o-2;"a;b";type: This cannot be blank.\r\nsale;o-3;;Too short.\r\n',
    );
    expect(refusedCsv(sent, rows, "de")).toContain("type: Hier fehlt etwas.");
  });

  it("holds no formula, whatever strangers wrote", () => {
    for (const cell of ["=1+1", "+49", "-1", "@cmd", "\tx", "\rx"]) expect(safeCell(cell)).toBe(`'${cell}`);
    expect(safeCell("a=1")).toBe("a=1");
    const sent = 'type,external_id,customer_id\n,"=HYPERLINK(""x"")",c-1\n';
    expect(refusedCsv(sent, [{ line: 2, errors: [blank] }], "en")).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it("can be sent again and refused again without a second column of problems", () => {
    const sent = "type,external_id,customer_id,problem\n,o-1,c-1,old words\n";
    expect(refusedCsv(sent, [{ line: 2, errors: [blank] }], "en")).toBe(
      "\uFEFFtype,external_id,customer_id,problem\r\n,o-1,c-1,type: This cannot be blank.\r\n",
    );
  });

  it("says in German what would be right in that column", () => {
    const says = (column: string | null) => errorWords({ column, message: "Wrong.", code: "INVALID" }, "de");
    expect(says("tax")).toBe("Schreiben Sie eine Zahl wie 1234.50.");
    expect(says("currency")).toBe("Das ist keine Währung. Schreiben Sie drei Buchstaben wie EUR.");
    expect(says("occurred_at")).toMatch(/^Schreiben Sie einen Tag wie 2026-01-31/);
    expect(says(null)).toBe("Das ist nicht gültig.");
  });

  it("says codes that it does not know in the server's words", () => {
    expect(errorWords({ message: "As it is.", code: "SOMETHING" }, "de")).toBe("As it is.");
  });
});
