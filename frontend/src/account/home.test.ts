import { describe, expect, it } from "vitest";
import { homeOf, safeNext } from "./home";

describe("homeOf", () => {
  it.each([
    [{ user: null, partner: null, isFirstRun: true }, "/set-up"],
    [{ user: null, partner: null, isFirstRun: false }, "/sign-in"],
    [{ user: {}, partner: {}, isFirstRun: false }, "/portal"],
    [{ user: {}, partner: null, isFirstRun: false }, "/console"],
  ])("%o → %s", (person, home) => {
    expect(homeOf(person)).toBe(home);
  });
});

describe("safeNext", () => {
  it.each([
    ["/portal/links?program=a", "/portal/links?program=a"],
    ["/console", "/console"],
    ["//evil.example/portal", null],
    ["/\\evil.example", null],
    ["https://evil.example", null],
    ["/portals", null],
    ["/sign-in?next=/portal", null],
    [undefined, null],
  ])("%s → %s", (next, safe) => {
    expect(safeNext(next)).toBe(safe);
  });
});
