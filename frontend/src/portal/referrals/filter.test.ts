import { describe, expect, it } from "vitest";
import { filterOf } from "./filter";
import { referralsSearch } from "./search";

const whose = { id: "enr_1", program: { id: "prg_1", timeZone: "Europe/Berlin" } };
const own = { programId: "prg_1", enrollmentId: "enr_1" };
/** 00:30 of 16 November in Berlin. */
const now = new Date("2026-11-15T23:30:00Z");

describe("what the address asks of the referrals", () => {
  it("leaves out of a stage what was not accepted, which stands on none", () => {
    const statuses = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"];
    expect(filterOf(whose, { stage: "stg_1" }, now)).toEqual({ ...own, stageIds: ["stg_1"], statuses });
    expect(filterOf(whose, { stage: "OPEN" }, now)).toEqual({ ...own, stageKinds: ["OPEN"], statuses });
    expect(filterOf(whose, { status: "REJECTED" }, now)).toEqual({ ...own, statuses: ["REJECTED"] });
    expect(filterOf(whose, {}, now)).toEqual(own);
  });

  it.each([
    ["OVERDUE", { until: "2026-11-15" }],
    ["UNKNOWN", { isKnown: false }],
    ["2026-11", { from: "2026-11-16", until: "2026-11-30" }],
    ["2026-12", { from: "2026-12-01", until: "2026-12-31" }],
    ["2028-02", { from: "2028-02-01", until: "2028-02-29" }],
  ])("finds the rows behind a line of the forecast: %s", (expected, expectedClose) => {
    expect(filterOf(whose, { expected, currency: "EUR" }, now)).toEqual({
      ...own,
      currency: "EUR",
      expectedClose,
    });
  });

  it("takes nothing from the address that is no filter", () => {
    const raw = { view: "x", expected: "2026-13", currency: "euro", status: "x", ball: "x", stage: "" };
    expect(Object.values(referralsSearch(raw)).filter(Boolean)).toEqual([]);
    expect(referralsSearch({ expected: "2026-12", currency: "EUR" })).toMatchObject({
      expected: "2026-12",
      currency: "EUR",
    });
  });
});
