import { describe, expect, it } from "vitest";
import { formatDate, formatDay, formatInstant, formatPeriod, formatRelative } from "./dates";
import { periodOf, startOfDay } from "./period";

describe("dates", () => {
  it("shows the day of the zone, not of the browser", () => {
    expect(formatDay("2026-12-13T23:30:00Z", "en", "Europe/Berlin")).toBe("14 Dec 2026");
    expect(formatDay("2026-12-13T23:30:00Z", "de", "America/Sao_Paulo")).toBe("13. Dez. 2026");
  });
  it("shows minutes and calendar days", () => {
    expect(formatInstant("2026-12-14T08:30:00Z", "en", "Europe/Berlin")).toBe("14 Dec 2026, 09:30");
    expect(formatDate("2026-01-31", "de")).toBe("31. Jan. 2026");
  });
  it("shows a half-open period by its last included day", () => {
    const december = { startsAt: "2026-11-30T23:00:00Z", endsAt: "2026-12-31T23:00:00Z" };
    expect(formatPeriod(december, "en", "Europe/Berlin")).toBe("1–31 Dec 2026");
    expect(formatPeriod(december, "de", "Europe/Berlin")).toBe("1.–31. Dez. 2026");
  });
  it.each([
    ["2026-12-17T12:00:00Z", "in 3 days"],
    ["2026-12-14T10:00:00Z", "2 hours ago"],
    ["2026-12-14T12:00:20Z", "now"],
  ])("%s is %s", (instant, words) => {
    expect(formatRelative(instant, new Date("2026-12-14T12:00:00Z"), "en")).toBe(words);
  });
});

describe("periods", () => {
  it("begins days at local midnight on both sides of a clock change", () => {
    expect(startOfDay(2026, 3, 29, "Europe/Berlin").toISOString()).toBe("2026-03-28T23:00:00.000Z");
    expect(startOfDay(2026, 3, 30, "Europe/Berlin").toISOString()).toBe("2026-03-29T22:00:00.000Z");
    expect(startOfDay(2026, 10, 25, "Europe/Berlin").toISOString()).toBe("2026-10-24T22:00:00.000Z");
    expect(startOfDay(2026, 10, 26, "Europe/Berlin").toISOString()).toBe("2026-10-25T23:00:00.000Z");
  });
  it.each([
    ["this-month", "2026-11-30T23:00:00.000Z", "2026-12-14T23:00:00.000Z"],
    ["last-month", "2026-10-31T23:00:00.000Z", "2026-11-30T23:00:00.000Z"],
    ["last-30-days", "2026-11-14T23:00:00.000Z", "2026-12-14T23:00:00.000Z"],
    ["last-90-days", "2026-09-15T22:00:00.000Z", "2026-12-14T23:00:00.000Z"],
    ["this-quarter", "2026-09-30T22:00:00.000Z", "2026-12-14T23:00:00.000Z"],
    ["this-year", "2025-12-31T23:00:00.000Z", "2026-12-14T23:00:00.000Z"],
    ["last-12-months", "2025-12-31T23:00:00.000Z", "2026-12-14T23:00:00.000Z"],
  ] as const)("%s in Berlin", (name, startsAt, endsAt) => {
    expect(periodOf(name, new Date("2026-12-14T12:00:00Z"), "Europe/Berlin")).toEqual({ startsAt, endsAt });
  });
  it("knows the month across the change of a year", () => {
    const period = periodOf("last-month", new Date("2026-01-15T12:00:00Z"), "UTC");
    expect(period).toEqual({ startsAt: "2025-12-01T00:00:00.000Z", endsAt: "2026-01-01T00:00:00.000Z" });
  });
});
