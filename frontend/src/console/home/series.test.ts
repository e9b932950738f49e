import { expect, it } from "vitest";
import { stepOf } from "./series";

it("takes first days of months for months", () => {
  expect(stepOf(["2026-01-01", "2026-02-01"])).toBe("month");
  expect(stepOf(["2026-01-15", "2026-02-01"])).toBe("month");
});
it("takes days for days, also across the end of a month", () => {
  expect(stepOf(["2026-01-30", "2026-01-31", "2026-02-01"])).toBe("day");
  expect(stepOf(["2026-01-31", "2026-02-01"])).toBe("day");
  expect(stepOf(["2026-01-31"])).toBe("day");
  expect(stepOf([])).toBe("day");
});
