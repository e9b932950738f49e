import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatMonth, formatPeriod, formatShortDate } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { drawable, formatDecimal, formatMoney, signOf } from "~/lib/money";
import type { Period } from "~/lib/period";
import { useZone } from "~/lib/zone";
import { BarChart } from "~/ui/BarChart";
import { Card } from "~/ui/Card";
import { LineChart } from "~/ui/LineChart";
import { useProgram } from "../program";
import { stepOf } from "./series";
import { homeText } from "./text";

const RevenueFragment = graphql(`
  fragment HomeRevenue on ProgramReport {
    series { startsOn revenue { amount currencyCode } }
  }
`);

interface RevenueChartProps {
  report: FragmentType<typeof RevenueFragment>;
  period: Period;
}

/** Revenue over the period: a line of days, or bars of months for a long one. */
export function RevenueChart({ report, period }: RevenueChartProps) {
  const t = useText(homeText);
  const { language } = useLanguage();
  const zone = useZone();
  const { currency } = useProgram();
  const { series } = readFragment(RevenueFragment, report);
  const step = stepOf(series.map((point) => point.startsOn));
  const label = step === "month" ? formatMonth : formatShortDate;
  const points = series.map((point) => ({
    label: label(point.startsOn, language),
    value: drawable(point.revenue),
    words: formatMoney(point.revenue, language),
  }));
  const options = { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 1 } as const;
  const chart = {
    title: t(step === "month" ? "revenueByMonth" : "revenueByDay", {
      currency,
      days: formatPeriod(period, language, zone),
    }),
    series: [{ name: t("revenue"), points }],
    tick: (value: number) => formatDecimal(String(value), language, options),
  };
  const isEmpty = series.every((point) => signOf(point.revenue) === 0);
  return (
    <Card title={t("revenueOverTime")}>
      {isEmpty ? (
        <p className="text-muted">{t("noRevenue")}</p>
      ) : step === "month" ? (
        <BarChart {...chart} />
      ) : (
        <LineChart {...chart} />
      )}
    </Card>
  );
}
