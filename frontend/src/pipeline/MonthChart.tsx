import { useLanguage } from "~/lib/i18n/language";
import { drawable, formatCount, formatMoney, type Money } from "~/lib/money";
import { BarChart } from "~/ui/BarChart";
import { Card } from "~/ui/Card";

export interface MonthChartProps {
  title: string;
  /** What a bar is. */
  name: string;
  /** Only the lines in this currency are drawn. */
  currency: string;
  lines: readonly { name: string; weightedValue: Money }[];
}

/** The weighted values of a forecast by month; nothing while there is only one to compare. */
export function MonthChart({ title, name, currency, lines }: MonthChartProps) {
  const { language } = useLanguage();
  const points = lines
    .filter(({ weightedValue }) => weightedValue.currencyCode === currency)
    .map(({ name, weightedValue }) => ({
      label: name,
      value: drawable(weightedValue),
      words: formatMoney(weightedValue, language),
    }));
  if (points.length < 2) return null;
  const tick = (value: number) => formatCount(Math.round(value), language);
  return (
    <Card>
      <BarChart title={title} series={[{ name, points }]} tick={tick} />
    </Card>
  );
}
