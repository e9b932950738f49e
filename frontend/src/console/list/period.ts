import { type Period, type PeriodName, periodNames, periodOf } from "~/lib/period";
import { textParam } from "~/lib/search";

/** A period in the address: two instants, start included, end not. Both or none. */
export interface PeriodSearch {
  from?: string;
  until?: string;
}

const isInstant = (text: string | undefined): text is string =>
  text !== undefined && !Number.isNaN(Date.parse(text));

/** Reads the period of a route's search; one that is half or no instant is left out. */
export function periodParams(raw: Record<string, unknown>): PeriodSearch {
  const [from, until] = [textParam(raw, "from"), textParam(raw, "until")];
  return isInstant(from) && isInstant(until) ? { from, until } : {};
}

/** The period as the API takes it; undefined for the whole time. */
export function periodInput({ from, until }: PeriodSearch): Period | undefined {
  return from && until ? { startsAt: from, endsAt: until } : undefined;
}

/** Which of the named periods it is now; null for another one. */
export function periodName(period: Period, now: Date, zone: string): PeriodName | null {
  const isSame = (name: PeriodName) => {
    const named = periodOf(name, now, zone);
    return same(named.startsAt, period.startsAt) && same(named.endsAt, period.endsAt);
  };
  return periodNames.find(isSame) ?? null;
}

function same(one: string, other: string): boolean {
  return Date.parse(one) === Date.parse(other);
}
