import type { Language } from "./i18n/catalogue";
import { localeOf } from "./money";

/** The zone of this browser, for people whose program has not said its own yet. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
const minute: Intl.DateTimeFormatOptions = { ...day, hour: "2-digit", minute: "2-digit" };

/** "14 Dec 2026" / "14. Dez. 2026": the day of an instant (RFC 3339) in `zone`. */
export function formatDay(instant: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(localeOf[language], { ...day, timeZone: zone }).format(new Date(instant));
}

/** "14 Dec 2026" for a calendar day of the API ("2026-12-14"), which has no zone. */
export function formatDate(date: string, language: Language): string {
  return formatDay(`${date}T00:00:00Z`, language, "UTC");
}

/** "14 Dec" for a calendar day, where the year stands elsewhere (the ticks of a chart). */
export function formatShortDate(date: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(localeOf[language], options).format(new Date(`${date}T00:00:00Z`));
}

/** "Dec 2026" for the month of a calendar day. */
export function formatMonth(date: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { month: "short", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(localeOf[language], options).format(new Date(`${date}T00:00:00Z`));
}

/** "14 Dec 2026, 09:30": an instant in `zone`. */
export function formatInstant(instant: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(localeOf[language], { ...minute, timeZone: zone }).format(new Date(instant));
}

/** "1–31 Dec 2026": the days of a half-open period in `zone`; its end is not included. Say the zone beside it. */
export function formatPeriod(
  period: { startsAt: string; endsAt: string },
  language: Language,
  zone: string,
): string {
  const last = new Date(new Date(period.endsAt).getTime() - 1);
  const format = new Intl.DateTimeFormat(localeOf[language], { ...day, timeZone: zone });
  return format.formatRange(new Date(period.startsAt), last).replaceAll("\u2009", "");
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "in 3 days", "2 hours ago", "now": how far `instant` is from `now`. Only ever shown beside the absolute time. */
export function formatRelative(instant: string, now: Date, language: Language): string {
  const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(localeOf[language], { numeric: "auto" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, "second");
}
