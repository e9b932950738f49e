import { describe, expect, it } from "vitest";
import { instantOf, localOf } from "./zoned";

describe("instantOf", () => {
  it.each([
    ["2026-01-31T14:30", "Europe/Berlin", "2026-01-31T13:30:00.000Z"],
    ["2026-07-31T14:30", "Europe/Berlin", "2026-07-31T12:30:00.000Z"],
    ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-07-31T14:30", "UTC", "2026-07-31T14:30:00.000Z"],
  ])("%s in %s", (local, zone, instant) => expect(instantOf(local, zone)).toBe(instant));
  it("knows what is no time", () => expect(instantOf("", "UTC")).toBeNull());
});

describe("localOf", () => {
  it("is the way back", () => {
    expect(localOf("2026-07-31T12:30:00Z", "Europe/Berlin")).toBe("2026-07-31T14:30");
    expect(localOf("soon", "UTC")).toBe("");
  });
});
