import { describe, expect, it } from "vitest";
import { defineText, sayIn } from "./catalogue";
import { firstLanguage } from "./language";

const text = defineText({
  en: { hello: "Hello {name}", rows: { one: "# row of {total}", other: "# rows of {total}" }, plain: "Yes" },
  de: {
    hello: "Hallo {name}",
    rows: { one: "# Zeile von {total}", other: "# Zeilen von {total}" },
    plain: "Ja",
  },
});

describe("sayIn", () => {
  it("fills parameters", () => {
    expect(sayIn(text, "en")("hello", { name: "Ada {x}" })).toBe("Hello Ada {x}");
    expect(sayIn(text, "de")("plain")).toBe("Ja");
  });
  it("chooses the plural and groups the number", () => {
    expect(sayIn(text, "en")("rows", { count: 1, total: 9 })).toBe("1 row of 9");
    expect(sayIn(text, "en")("rows", { count: 0, total: 9 })).toBe("0 rows of 9");
    expect(sayIn(text, "de")("rows", { count: 1234, total: 9 })).toBe("1.234 Zeilen von 9");
  });
});

describe("firstLanguage", () => {
  it.each([
    ["de", ["en-US"], "de"],
    [null, ["fr-FR", "de-AT", "en"], "de"],
    ["xx", ["fr"], "en"],
    [null, [], "en"],
  ] as const)("stored %s, browser %o → %s", (stored, preferred, language) => {
    expect(firstLanguage(stored, preferred)).toBe(language);
  });
});
