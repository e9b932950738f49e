import { describe, expect, it } from "vitest";
import { periodInput, periodName, periodParams } from "./period";

const now = new Date("2026-03-15T12:00:00Z");

describe("the period of an address", () => {
  it("is read only when whole", () => {
    const whole = { from: "2026-03-01T00:00:00Z", until: "2026-04-01T00:00:00Z" };
    expect(periodParams(whole)).toEqual(whole);
    expect(periodParams({ from: whole.from })).toEqual({});
    expect(periodParams({ ...whole, until: "soon" })).toEqual({});
    expect(periodInput({})).toBeUndefined();
  });
  it("has a name when it is one of the usual ones", () => {
    const march = { startsAt: "2026-02-28T23:00:00.000Z", endsAt: "2026-03-15T23:00:00Z" };
    expect(periodName(march, now, "Europe/Berlin")).toBe("this-month");
    expect(periodName({ ...march, endsAt: "2026-03-11T23:00:00Z" }, now, "Europe/Berlin")).toBeNull();
  });
});
