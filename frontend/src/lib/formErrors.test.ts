import { describe, expect, it, vi } from "vitest";
import { errorSentence, inputFor, placeErrors } from "./formErrors";

const values = { name: "", tiers: [{ upTo: "" }], minimum: { amount: "" } };

describe("inputFor", () => {
  it.each([
    [["input", "name"], "name"],
    [["input", "tiers", "0", "upTo"], "tiers.0.upTo"],
    [["input", "minimum", "currencyCode"], "minimum"],
    [["input", "tiers", "7", "upTo"], "tiers"],
    [["id"], null],
    [["input"], null],
    [null, null],
    [["input", "constructor"], null],
  ])("%o → %s", (field, input) => {
    expect(inputFor(field, values)).toBe(input);
  });
});

describe("errorSentence", () => {
  it("says in German what a field's mistake is where the code alone would not help", () => {
    const email = { field: ["input", "email"], message: "This is no e-mail address.", code: "INVALID" };
    expect(errorSentence(email, "de")).toBe("Das ist keine E-Mail-Adresse.");
    expect(errorSentence(email, "en")).toBe("This is no e-mail address.");
    expect(errorSentence({ ...email, field: ["input", "phone"] }, "de")).toBe(
      "Das ist nicht gültig. Bitte prüfen.",
    );
  });
});

describe("placeErrors", () => {
  it("shows each mistake at its input, focuses the first and returns the rest", () => {
    const setError = vi.fn();
    const rest = placeErrors(
      [
        { field: null, message: "The plan is in use.", code: "IN_USE" },
        { field: ["input", "name"], message: "The name is empty.", code: "BLANK" },
        { field: ["input", "minimum", "amount"], message: "At most 100.", code: "TOO_LARGE" },
      ],
      { getValues: (() => values) as never, setError },
      "en",
    );
    expect(rest).toEqual(["The plan is in use."]);
    expect(setError.mock.calls).toEqual([
      ["name", { type: "BLANK", message: "The name is empty." }, { shouldFocus: true }],
      ["minimum.amount", { type: "TOO_LARGE", message: "At most 100." }, { shouldFocus: false }],
    ]);
  });
});

describe("errorSentence", () => {
  it("translates codes it knows and keeps the server's words for others", () => {
    expect(errorSentence({ message: "Taken.", code: "TAKEN" }, "de")).toBe("Das ist schon vergeben.");
    expect(errorSentence({ message: "Taken.", code: "TAKEN" }, "en")).toBe("Taken.");
    expect(errorSentence({ message: "New sort.", code: "NEW_CODE" }, "de")).toBe("New sort.");
  });
});
