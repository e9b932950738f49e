/** A half-open stretch of time as the API takes it: instants in UTC, start included, end not. */
export interface Period {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The periods a person may choose. All are whole days in the program's zone and end with today. */
export const periodNames = [
  "this-month",
  "last-month",
  "last-30-days",
  "last-90-days",
  "this-quarter",
  "this-year",
  "last-12-months",
] as const;
export type PeriodName = (typeof periodNames)[number];
/** With those that only reports offer. */
export type ReportPeriodName = PeriodName | "last-6-months";

/** What the clock on the wall says in `zone`. */
function wall(instant: Date, zone: string): { year: number; month: number; day: number; shift: number } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, Number(p.value)]));
  const [year = 0, month = 0, day = 0] = [part.year, part.month, part.day];
  const asUtc = Date.UTC(year, month - 1, day, part.hour, part.minute, part.second);
  return { year, month, day, shift: asUtc - Math.floor(instant.getTime() / 1000) * 1000 };
}

/** The instant at which a local day begins. Days may be out of range (`day: 0` is the day before the first). */
export function startOfDay(year: number, month: number, day: number, zone: string): Date {
  const naive = Date.UTC(year, month - 1, day);
  // Twice: the shift must be that of the result, which lies on the other side of a clock change at most once.
  const guess = naive - wall(new Date(naive), zone).shift;
  return new Date(naive - wall(new Date(guess), zone).shift);
}

/** The named period around `now` in the program's zone. */
export function periodOf(name: ReportPeriodName, now: Date, zone: string): Period {
  const { year, month, day } = wall(now, zone);
  const at = (y: number, m: number, d: number) => startOfDay(y, m, d, zone).toISOString();
  const endsAt = at(year, month, day + 1);
  switch (name) {
    case "this-month":
      return { startsAt: at(year, month, 1), endsAt };
    case "last-month":
      return { startsAt: at(year, month - 1, 1), endsAt: at(year, month, 1) };
    case "last-30-days":
      return { startsAt: at(year, month, day - 29), endsAt };
    case "last-90-days":
      return { startsAt: at(year, month, day - 89), endsAt };
    case "last-6-months":
      return { startsAt: at(year, month - 6, day + 1), endsAt };
    case "this-quarter":
      return { startsAt: at(year, month - ((month - 1) % 3), 1), endsAt };
    case "this-year":
      return { startsAt: at(year, 1, 1), endsAt };
    case "last-12-months":
      return { startsAt: at(year - 1, month + 1, 1), endsAt };
  }
}
