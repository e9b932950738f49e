import { getRouteApi } from "@tanstack/react-router";
import { formatMonth } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { boardText } from "./board/text";
import { cyclePeriods, expectedPlaces, monthsFrom } from "./expected";
import { decidedAs, todayIn } from "./filter";

const route = getRouteApi("/console/$programId/referrals");

/** What the figures of the forecast count: when referrals may be won, in which currency, and when they were. */
export function CountedFilters() {
  const t = useText(boardText);
  const { language } = useLanguage();
  const zone = useZone();
  const { expected, currency, won, status } = route.useSearch();
  const change = useFilters();
  const months = monthsFrom(todayIn(zone), expected);
  const places = [
    ...expectedPlaces.map((value) => ({ value: value as string, label: t(`expected-${value}`) })),
    ...months.map((month) => ({ value: month, label: formatMonth(`${month}-01`, language) })),
  ];
  return (
    <>
      {/* What is expected or won was accepted. */}
      {!won && !expected && (
        <FilterSelect
          label={t("decided")}
          value={status ?? ""}
          options={decidedAs.map((value) => ({ value, label: t(`decided-${value}`) }))}
          onChange={(next) => change({ status: next })}
        />
      )}
      {/* What is won is not expected any more. */}
      {!won && (
        <FilterSelect
          label={t("month")}
          value={expected ?? ""}
          options={places}
          onChange={(place) => change({ expected: place })}
        />
      )}
      {currency && (
        <FilterSelect
          label={t("currency")}
          value={currency}
          options={[{ value: currency, label: `${t("currency")}: ${currency}` }]}
          onChange={() => change({ currency: "" })}
        />
      )}
      {won && (
        <FilterSelect
          label={t("won")}
          value={won}
          options={cyclePeriods.map((value) => ({ value, label: `${t("won")}: ${t(value)}` }))}
          onChange={(period) => change({ won: period })}
        />
      )}
    </>
  );
}
