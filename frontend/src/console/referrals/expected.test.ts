import { describe, expect, it } from "vitest";
import { expectedClose, expectedParam, monthsFrom, placeOf } from "./expected";

describe("places of the forecast", () => {
  it("are read from the address, and nothing else is", () => {
    expect(["any", "overdue", "unknown", "2026-12"].map(expectedParam)).toEqual([
      "any",
      "overdue",
      "unknown",
      "2026-12",
    ]);
    expect([undefined, "soon", "2026-13", "2026-1", "2026-12-01"].map(expectedParam)).toEqual(
      Array(5).fill(undefined),
    );
  });

  it("have their days: what has passed of this month is late", () => {
    expect(expectedClose("any", "2026-11-21")).toBeNull();
    expect(expectedClose("unknown", "2026-11-21")).toEqual({ isKnown: false });
    expect(expectedClose("overdue", "2026-03-01")).toEqual({ until: "2026-02-28" });
    expect(expectedClose("2026-11", "2026-11-21")).toEqual({ from: "2026-11-21", until: "2026-11-30" });
    expect(expectedClose("2028-02", "2026-11-21")).toEqual({ from: "2028-02-01", until: "2028-02-29" });
  });

  it("are named as the rows are", () => {
    expect(placeOf({ kind: "MONTH", startsOn: "2026-12-01" })).toBe("2026-12");
    expect(placeOf({ kind: "OVERDUE", startsOn: null })).toBe("overdue");
    expect(placeOf({ kind: "UNKNOWN" })).toBe("unknown");
  });

  it("are offered for half a year, and the one that is asked for", () => {
    const half = ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04"];
    expect(monthsFrom("2026-11-21", undefined)).toEqual(half);
    expect(monthsFrom("2026-11-21", "overdue")).toEqual(half);
    expect(monthsFrom("2026-11-21", "2027-09")).toEqual([...half, "2027-09"]);
    expect(monthsFrom("2026-11-21", "2027-01")).toEqual(half);
  });
});
