import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { Sparkline } from "~/ui/Sparkline";
import { optionText } from "./text";

/** How often a link was opened in the last 30 days and, where there is room, in the last 48 hours. */
export function LinkHistory({ days, hours }: { days: readonly number[]; hours: readonly number[] }) {
  const t = useText(optionText);
  return (
    <ul className="grid gap-2">
      <Stretch name={t("lastDays", { count: days.length })} values={days} />
      <Stretch name={t("lastHours", { count: hours.length })} values={hours} />
    </ul>
  );
}

function Stretch({ name, values }: { name: string; values: readonly number[] }) {
  const { language } = useLanguage();
  const t = useText(optionText);
  const sum = values.reduce((a, b) => a + b, 0);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span>{name}</span>
      <span className="flex items-center gap-3">
        <Sparkline
          label={t("historyLabel", { name, most: formatCount(Math.max(...values), language) })}
          values={values}
        />
        <span className="figures min-w-12 text-end">{formatCount(sum, language)}</span>
      </span>
    </li>
  );
}
