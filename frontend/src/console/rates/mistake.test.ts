import { expect, it } from "vitest";
import { columnName, mistakeSentence } from "./mistake";

const future = { line: 3, column: "day", message: "The day is in the future.", code: "TOO_LARGE" };

it("says what is wrong with a line in the person's language", () => {
  expect(mistakeSentence(future, "de")).toBe("Der Tag liegt in der Zukunft.");
  expect(columnName("day", "de")).toBe("day (Tag)");
});

it("keeps the server's English, which names figures", () => {
  const line = {
    line: 3,
    column: null,
    message: "This line has 2 columns, the first has 3.",
    code: "INVALID",
  };
  expect(mistakeSentence(line, "en")).toBe("This line has 2 columns, the first has 3.");
  expect(mistakeSentence(line, "de")).toBe("Diese Zeile hat nicht so viele Spalten wie die erste.");
});

it("falls back on what the code means, and then on the server's words", () => {
  expect(mistakeSentence({ ...future, code: "TOO_LONG" }, "de")).toBe("Das ist zu lang.");
  expect(mistakeSentence({ ...future, code: "NEW" }, "de")).toBe("The day is in the future.");
  expect(columnName("unit", "de")).toBe("unit");
});
