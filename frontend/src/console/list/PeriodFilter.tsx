import { formatPeriod } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { type PeriodName, periodNames, periodOf } from "~/lib/period";
import { useZone } from "~/lib/zone";
import { FilterSelect } from "./FilterBar";
import { useFilters } from "./filters";
import { type PeriodSearch, periodInput, periodName } from "./period";
import { listText } from "./text";

const other = "other";

/** Filters a list by a period of the program's zone; one that came from elsewhere is shown as its days. */
export function PeriodFilter({ search }: { search: PeriodSearch }) {
  const t = useText(listText);
  const { language } = useLanguage();
  const zone = useZone();
  const change = useFilters();
  const period = periodInput(search);
  const now = new Date();
  const name = period ? (periodName(period, now, zone) ?? other) : "";
  const choose = (value: string) => {
    if (value === other) return;
    const chosen = value ? periodOf(value as PeriodName, now, zone) : undefined;
    change({ from: chosen?.startsAt, until: chosen?.endsAt });
  };
  const named = periodNames.map((value) => ({ value: value as string, label: t(value) }));
  const own = period && name === other ? [{ value: other, label: formatPeriod(period, language, zone) }] : [];
  return (
    <FilterSelect
      label={t("period")}
      all={t("anyTime")}
      value={name}
      options={[...own, ...named]}
      onChange={choose}
    />
  );
}
