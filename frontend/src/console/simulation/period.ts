import { type Period, periodOf, startOfDay } from "~/lib/period";

/** The periods over which a draft is tried. */
export const simulationPeriods = ["last-month", "last-quarter", "this-year", "custom"] as const;
export type SimulationPeriod = (typeof simulationPeriods)[number];

/** What is chosen: a name, and for `custom` the first and the last day. */
export interface PeriodChoice {
  readonly name: SimulationPeriod;
  readonly from: string;
  readonly to: string;
}

/** The chosen period in the program's zone; null while a day is missing. The last day is part of it. */
export function chosenPeriod({ name, from, to }: PeriodChoice, now: Date, zone: string): Period | null {
  if (name === "last-quarter") {
    const endsAt = periodOf("this-quarter", now, zone).startsAt;
    const dayBefore = new Date(new Date(endsAt).getTime() - 12 * 3_600_000);
    return { startsAt: periodOf("this-quarter", dayBefore, zone).startsAt, endsAt };
  }
  if (name !== "custom") return periodOf(name, now, zone);
  if (!from || !to) return null;
  const at = (date: string, shift: number) => {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    return startOfDay(year, month, day + shift, zone).toISOString();
  };
  return { startsAt: at(from, 0), endsAt: at(to, 1) };
}
