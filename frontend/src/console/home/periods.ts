import type { PeriodName } from "~/lib/period";

/** The periods that reports offer, in the order of the picker; the first is the one to begin with. */
export const periodNames = [
  "this-month",
  "last-month",
  "last-90-days",
  "this-year",
  "last-12-months",
] as const satisfies readonly PeriodName[];
