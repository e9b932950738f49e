import { expect, it } from "vitest";
import { periodOf } from "~/lib/period";
import { periodNames } from "./periods";

const now = new Date("2026-11-21T09:00:00Z");
const days = (name: (typeof periodNames)[number]) => {
  const { startsAt, endsAt } = periodOf(name, now, "Europe/Berlin");
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 86_400_000;
};

it("offers no period longer than the report takes", () => {
  for (const name of periodNames) expect(days(name)).toBeLessThanOrEqual(1096);
});
it("counts today among the last 90 days, across the end of summer time", () => {
  expect(periodOf("last-90-days", now, "Europe/Berlin")).toEqual({
    startsAt: "2026-08-23T22:00:00.000Z",
    endsAt: "2026-11-21T23:00:00.000Z",
  });
});
