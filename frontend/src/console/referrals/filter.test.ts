import { expect, it } from "vitest";
import { countedBy, todayIn } from "./filter";

const now = new Date("2026-11-21T23:30:00Z");

it("knows which day it is where the program is", () => {
  expect(todayIn("Europe/Berlin", now)).toBe("2026-11-22");
  expect(todayIn("America/New_York", now)).toBe("2026-11-21");
});

it("asks for the rows behind a figure of the forecast", () => {
  expect(countedBy("UTC", {}, now)).toEqual({});
  expect(countedBy("UTC", { expected: "any", currency: "JPY" }, now)).toEqual({
    statuses: ["ACCEPTED"],
    stageKinds: ["OPEN"],
    currency: "JPY",
  });
  expect(countedBy("Europe/Berlin", { expected: "2026-11" }, now)).toEqual({
    statuses: ["ACCEPTED"],
    stageKinds: ["OPEN"],
    expectedClose: { from: "2026-11-22", until: "2026-11-30" },
  });
  const board = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"];
  expect(countedBy("UTC", { status: "live" }, now)).toEqual({ statuses: board });
  expect(countedBy("UTC", { status: "rejected", expected: "any" }, now).statuses).toEqual(["ACCEPTED"]);
  expect(countedBy("UTC", { won: "last-6-months" }, now)).toEqual({
    stageKinds: ["WON"],
    closedWithin: { startsAt: "2026-05-22T00:00:00.000Z", endsAt: "2026-11-22T00:00:00.000Z" },
  });
});
