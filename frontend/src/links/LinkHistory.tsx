import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { Sparkline } from "~/ui/Sparkline";
import { optionText } from "./text";

/** How often a link was opened in the last 30 days and, where there is room, in the last 48 hours. */
export function LinkHistory({ days, hours }: { days: readonly number[]; hours: readonly number[] }) {
  const t = useText(optionText);
  return (
    <ul className="grid gap-2">
      <Stretch name={t("lastDays", { count: days.length })} most="aDay" values={days} />
      <Stretch name={t("lastHours", { count: hours.length })} most="anHour" values={hours} />
    </ul>
  );
}

interface StretchProps {
  name: string;
  /** The words that say its highest value. */
  most: "aDay" | "anHour";
  values: readonly number[];
}

function Stretch({ name, most, values }: StretchProps) {
  const { language } = useLanguage();
  const t = useText(optionText);
  const sum = values.reduce((a, b) => a + b, 0);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span>{name}</span>
      <span className="flex items-center gap-3">
        <Sparkline
          label={t(most, { name, most: formatCount(Math.max(...values), language) })}
          values={values}
        />
        <span className="figures min-w-12 text-end">{formatCount(sum, language)}</span>
      </span>
    </li>
  );
}
