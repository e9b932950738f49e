import type { ExpectedCloseFilter } from "~/gql/graphql";
import type { ReportPeriodName } from "~/lib/period";

/** The periods of the times to win, in the order of the picker. */
export const cyclePeriods = [
  "this-quarter",
  "last-90-days",
  "last-6-months",
  "this-year",
  "last-12-months",
] as const satisfies readonly ReportPeriodName[];
export type CyclePeriod = (typeof cyclePeriods)[number];

/** The places of the forecast that are no month: all of them, what is late, and what has no day. */
export const expectedPlaces = ["any", "overdue", "unknown"] as const;

const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Reads a place of the forecast from an address; anything else is left out. */
export function expectedParam(text: string | undefined): string | undefined {
  const isPlace = expectedPlaces.some((place) => place === text);
  return text !== undefined && (isPlace || isMonth(text)) ? text : undefined;
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const dayLength = 86_400_000;

/** The days of a place as the API takes them; today as 2026-01-31. Of this month, what has passed is late instead. */
export function expectedClose(place: string, today: string): ExpectedCloseFilter | null {
  if (place === "unknown") return { isKnown: false };
  if (place === "overdue") return { until: dayOf(Date.parse(today) - dayLength) };
  if (!isMonth(place)) return null;
  const [year = 0, month = 1] = place.split("-").map(Number);
  const from = `${place}-01`;
  const isNow = today.startsWith(place);
  return { from: isNow ? today : from, until: dayOf(Date.UTC(year, month, 0)) };
}

/** The place of a row of the forecast, as an address names it. */
export function placeOf(row: { kind: string; startsOn?: string | null }): string {
  if (row.kind === "MONTH" && row.startsOn) return row.startsOn.slice(0, 7);
  return row.kind === "OVERDUE" ? "overdue" : "unknown";
}

/** The months that a list offers: this one and the five after it, and the one that is asked for. */
export function monthsFrom(today: string, asked: string | undefined): readonly string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const next = Array.from({ length: 6 }, (_, ahead) =>
    dayOf(Date.UTC(year, month - 1 + ahead, 1)).slice(0, 7),
  );
  return asked && isMonth(asked) && !next.includes(asked) ? [asked, ...next].sort() : next;
}
