import { describe, expect, it } from "vitest";
import { mistakeWords } from "./Report";

describe("mistakeWords", () => {
  const message = "Choose another.";

  it("says in German what a column may hold, and what is known of a mistake elsewhere", () => {
    const say = (code: string, column: string | null) =>
      mistakeWords({ code, column, message } as never, "de");
    expect(say("INVALID", "expires")).toContain("2026-12-31");
    expect(say("INVALID", "destination")).toBe("Das ist keine Adresse auf einem erlaubten Host.");
    expect(say("INVALID", "sub1")).toBe("Das ist nicht gültig.");
    expect(say("INVALID", null)).toBe("Das ist nicht gültig.");
    expect(say("TAKEN", "code")).toContain("Ein anderer Link");
  });

  it("keeps the server's words in English, and where it has none of its own", () => {
    expect(mistakeWords({ code: "INVALID", column: "code", message } as never, "en")).toBe(message);
    expect(mistakeWords({ code: "ELSE", column: "code", message } as never, "de")).toBe(message);
  });
});
