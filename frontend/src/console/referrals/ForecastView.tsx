import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ForecastViewQuery } from "~/gql/graphql";
import { formatDay, formatMonth } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { periodOf } from "~/lib/period";
import { useZone } from "~/lib/zone";
import { MonthChart } from "~/pipeline/MonthChart";
import { Pending } from "~/pipeline/Pending";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Money, MoneyList } from "~/ui/Money";
import { Stat, StatRow } from "~/ui/Stat";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { boardText } from "./board/text";
import { type CyclePeriod, placeOf } from "./expected";
import { SalesCycle } from "./SalesCycle";
import { useRowsOf } from "./useRowsOf";

const ForecastDocument = graphql(`
  query ForecastView($programId: ID!, $enrollmentId: ID, $period: PeriodInput!) {
    programForecast(programId: $programId, enrollmentId: $enrollmentId, period: $period) {
      rows {
        kind
        startsOn
        totals {
          count
          unvaluedCount
          value { amount currencyCode }
          weightedValue { amount currencyCode }
        }
      }
      totals {
        count
        unvaluedCount
        value { amount currencyCode }
        weightedValue { amount currencyCode }
      }
      cycle { ...SalesCycle }
    }
  }
`);
type Forecast = ForecastViewQuery["programForecast"];

export interface ForecastViewProps {
  enrollmentId: string | undefined;
  /** Which wins the times are of. */
  period: CyclePeriod;
}

/** What open referrals may bring by month, and how long it took to win others. */
export function ForecastView({ enrollmentId, period }: ForecastViewProps) {
  const t = useText(boardText);
  const zone = useZone();
  const { id: programId } = useProgram();
  const within = useMemo(() => periodOf(period, new Date(), zone), [period, zone]);
  const [{ data, error }, reload] = useQuery({
    query: ForecastDocument,
    variables: { programId, enrollmentId: enrollmentId ?? null, period: within },
  });
  if (!data) return <Pending error={error} title={t("forecastFailed")} reload={reload} />;
  const forecast = data.programForecast;
  return (
    <>
      {forecast.rows.length === 0 ? (
        <Card flush>
          <EmptyState title={t("forecastNone")}>{t("forecastNoneNote")}</EmptyState>
        </Card>
      ) : (
        <Months forecast={forecast} />
      )}
      <SalesCycle cycle={forecast.cycle} period={period} />
    </>
  );
}

/** A line of the table: one place of the forecast in one currency. */
type Line = Forecast["totals"][number] & { key: string; name: string; place: string };

function Months({ forecast }: { forecast: Forecast }) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const zone = useZone();
  const { currency } = useProgram();
  const columns = useColumns();
  const rowsOf = useRowsOf();
  const nameOf = ({ kind, startsOn }: Forecast["rows"][number]) =>
    kind === "MONTH" && startsOn ? formatMonth(startsOn, language) : t(kind === "OVERDUE" ? kind : "UNKNOWN");
  const linesOf = (name: string, place: string, totals: Forecast["totals"]): Line[] =>
    totals.map((total) => ({ ...total, name, place, key: `${place} ${total.value.currencyCode}` }));
  const lines = forecast.rows.flatMap((row) => linesOf(nameOf(row), placeOf(row), row.totals));
  return (
    <>
      <Sums totals={forecast.totals} />
      <Card flush title={t("forecast")}>
        <Table
          caption={t("forecast")}
          columns={columns}
          rows={[...lines, ...linesOf(t("total"), "any", forecast.totals)]}
          rowKey={(row) => row.key}
          rowHref={(row) => rowsOf({ expected: row.place, currency: row.value.currencyCode })}
        />
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{t("formula", { zone })}</p>
      </Card>
      <MonthChart title={t("chart", { currency })} name={t("weighted")} currency={currency} lines={lines} />
    </>
  );
}

/** The answer first: what all of it may bring, each figure with its rows. */
function Sums({ totals }: { totals: Forecast["totals"] }) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const zone = useZone();
  const href = useRowsOf()({ expected: "any" });
  const count = totals.reduce((sum, total) => sum + total.count, 0);
  const period = t("asOf", { day: formatDay(new Date().toISOString(), language, zone) });
  return (
    <StatRow>
      <Stat
        label={t("weightedValue")}
        value={<MoneyList values={totals.map((total) => total.weightedValue)} />}
        period={period}
        note={t("weightedNote")}
        href={href}
      />
      <Stat
        label={t("worth")}
        value={<MoneyList values={totals.map((total) => total.value)} />}
        period={period}
        note={t("worthNote")}
        href={href}
      />
      <Stat
        label={t("referrals")}
        value={formatCount(count, language)}
        period={period}
        note={t("countNote")}
        href={href}
      />
    </StatRow>
  );
}

function useColumns(): Column<Line>[] {
  const t = useText(boardText);
  const { language } = useLanguage();
  return [
    { key: "month", header: t("month"), cell: (row) => row.name },
    {
      key: "count",
      header: t("referrals"),
      numeric: true,
      cell: (row) => (
        <>
          {formatCount(row.count, language)}
          {row.unvaluedCount > 0 && (
            <span className="block text-sm text-muted">{t("unvalued", { count: row.unvaluedCount })}</span>
          )}
        </>
      ),
    },
    { key: "value", header: t("worth"), numeric: true, cell: (row) => <Money value={row.value} /> },
    {
      key: "weighted",
      header: t("weighted"),
      numeric: true,
      cell: (row) => <Money value={row.weightedValue} />,
    },
  ];
}
