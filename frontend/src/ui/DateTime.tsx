import { formatDate, formatDay, formatInstant, formatPeriod, formatRelative } from "~/lib/dates";
import { useLanguage } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";

/** An instant: the day, or with `time` also the minute, in the program's zone; how far away it is in the title. */
export function DateTime({ value, time }: { value: string; time?: boolean }) {
  const { language } = useLanguage();
  const zone = useZone();
  const minute = formatInstant(value, language, zone);
  // Between day and time a line may end, nowhere else.
  const cut = minute.lastIndexOf(" ") + 1;
  const title = `${minute} ${zone} (${formatRelative(value, new Date(), language)})`;
  return (
    <time dateTime={value} title={title} className="figures">
      <span className="whitespace-nowrap">
        {time ? minute.slice(0, cut) : formatDay(value, language, zone)}
      </span>
      {time && minute.slice(cut)}
    </time>
  );
}

/** A calendar day, which is the same everywhere. */
export function CalendarDay({ value }: { value: string }) {
  const { language } = useLanguage();
  return (
    <time dateTime={value} className="figures whitespace-nowrap">
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
