import { expect, it } from "vitest";
import { chosenPeriod } from "./period";

const now = new Date("2026-02-10T12:00:00Z");
const choose = (name: "last-quarter" | "custom", from = "", to = "") =>
  chosenPeriod({ name, from, to }, now, "Europe/Berlin");

it("takes the quarter before this one, over the turn of the year", () => {
  expect(choose("last-quarter")).toEqual({
    startsAt: "2025-09-30T22:00:00.000Z",
    endsAt: "2025-12-31T23:00:00.000Z",
  });
});
it("takes the last day with it, and waits until both days are there", () => {
  expect(choose("custom", "2026-01-01", "2026-01-31")).toEqual({
    startsAt: "2025-12-31T23:00:00.000Z",
    endsAt: "2026-01-31T23:00:00.000Z",
  });
  expect(choose("custom", "2026-01-01")).toBeNull();
});
