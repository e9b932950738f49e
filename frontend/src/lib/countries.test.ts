import { describe, expect, it } from "vitest";
import { countries } from "./countries";

describe("countries", () => {
  it("names them in the person's language, in its order", () => {
    const german = countries("de");
    expect(german.find((one) => one.code === "AT")?.name).toBe("Österreich");
    const names = german.map((one) => one.name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "de")));
  });

  it("has no unions, no unknown ones and no former ones", () => {
    const codes = new Set(countries("en").map((one) => one.code));
    for (const code of ["EU", "UN", "ZZ", "DD", "SU"]) expect(codes.has(code)).toBe(false);
    expect(codes.size).toBeGreaterThan(240);
  });
});
