import { formatDate, formatDay, formatInstant, formatPeriod, formatRelative } from "~/lib/dates";
import { useLanguage } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";

// A day stays on one line; on a phone it breaks when the text is so large that it fits on none.
const whole = "figures inline-block sm:whitespace-nowrap";

/** An instant: the day, or with `time` also the minute, in the program's zone; how far away it is in the title. */
export function DateTime({ value, time }: { value: string; time?: boolean }) {
  const { language } = useLanguage();
  const zone = useZone();
  const words = time ? formatInstant(value, language, zone) : formatDay(value, language, zone);
  const title = `${formatInstant(value, language, zone)} ${zone} (${formatRelative(value, new Date(), language)})`;
  return (
    <time dateTime={value} title={title} className={whole}>
      {words}
    </time>
  );
}

/** A calendar day, which is the same everywhere. */
export function CalendarDay({ value }: { value: string }) {
  const { language } = useLanguage();
  return (
    <time dateTime={value} className={whole}>
      {formatDate(value, language)}
    </time>
  );
}

/** A half-open period as its days, with the zone: "1–31 Dec 2026, Europe/Berlin". */
export function PeriodDays({ value }: { value: { startsAt: string; endsAt: string } }) {
  const { language } = useLanguage();
  const zone = useZone();
  return (
    <span className="figures">
      {formatPeriod(value, language, zone)}, {zone}
    </span>
  );
}
