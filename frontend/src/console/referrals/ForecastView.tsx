import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ForecastViewQuery } from "~/gql/graphql";
import { formatMonth, formatPeriod } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { drawable, formatCount, formatDecimal, formatMoney } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { useZone } from "~/lib/zone";
import { BarChart } from "~/ui/BarChart";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TableSkeleton } from "~/ui/Skeleton";
import { Stat, StatRow } from "~/ui/Stat";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { boardText } from "./board/text";

const ForecastDocument = graphql(`
  query ForecastView($programId: ID!, $enrollmentId: ID) {
    programForecast(programId: $programId, enrollmentId: $enrollmentId) {
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
      cycle {
        period { startsAt endsAt }
        wonCount
        medianDays
        averageDays
        stages { stage { id name } count medianDays }
      }
    }
  }
`);
type Forecast = ForecastViewQuery["programForecast"];

/** What open referrals may bring by month, and how long it took to win others. */
export function ForecastView({ enrollmentId }: { enrollmentId: string | undefined }) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({
    query: ForecastDocument,
    variables: { programId, enrollmentId: enrollmentId ?? null },
  });
  if (!data) {
    return (
      <Card flush>
        {error ? (
          <ErrorState title={t("forecastFailed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TableSkeleton />
        )}
      </Card>
    );
  }
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
      <Cycle cycle={forecast.cycle} />
    </>
  );
}

/** A line of the table: one place of the forecast in one currency. */
type Line = Forecast["totals"][number] & { key: string; place: string };

function Months({ forecast }: { forecast: Forecast }) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const zone = useZone();
  const { currency } = useProgram();
  const columns = useColumns();
  const placeOf = ({ kind, startsOn }: Forecast["rows"][number]) =>
    kind === "MONTH" && startsOn ? formatMonth(startsOn, language) : t(kind === "OVERDUE" ? kind : "UNKNOWN");
  const linesOf = (place: string, totals: Forecast["totals"]): Line[] =>
    totals.map((total) => ({ ...total, place, key: `${place} ${total.value.currencyCode}` }));
  const lines = forecast.rows.flatMap((row) => linesOf(placeOf(row), row.totals));
  const points = lines
    .filter((line) => line.value.currencyCode === currency)
    .map(({ place, weightedValue }) => ({
      label: place,
      value: drawable(weightedValue),
      words: formatMoney(weightedValue, language),
    }));
  const tick = (value: number) => formatCount(Math.round(value), language);
  return (
    <>
      <Card flush title={t("forecast")}>
        <Table
          caption={t("forecast")}
          columns={columns}
          rows={[...lines, ...linesOf(t("total"), forecast.totals)]}
          rowKey={(row) => row.key}
        />
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{t("formula", { zone })}</p>
      </Card>
      {points.length > 1 && (
        <Card>
          <BarChart title={t("chart", { currency })} series={[{ name: t("weighted"), points }]} tick={tick} />
        </Card>
      )}
    </>
  );
}

function useColumns(): Column<Line>[] {
  const t = useText(boardText);
  const { language } = useLanguage();
  return [
    { key: "month", header: t("month"), cell: (row) => row.place },
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

function Cycle({ cycle }: { cycle: Forecast["cycle"] }) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const zone = useZone();
  const days = (value: string | null | undefined) =>
    value ? t("days", { days: formatDecimal(value, language) }) : t("noDays");
  const period = formatPeriod(cycle.period, language, zone);
  return (
    <>
      <h2 className="text-lg font-semibold">{t("cycle")}</h2>
      <StatRow>
        <Stat label={t("won")} value={formatCount(cycle.wonCount, language)} period={period} />
        <Stat label={t("median")} value={days(cycle.medianDays)} period={period} />
        <Stat label={t("average")} value={days(cycle.averageDays)} period={period} />
      </StatRow>
      <Card flush title={t("stays")}>
        <Table
          caption={t("stays")}
          columns={[
            { key: "stage", header: t("stage"), cell: (row) => row.stage.name },
            {
              key: "left",
              header: t("left"),
              numeric: true,
              cell: (row) => formatCount(row.count, language),
            },
            { key: "median", header: t("medianStay"), numeric: true, cell: (row) => days(row.medianDays) },
          ]}
          rows={cycle.stages}
          rowKey={(row) => row.stage.id}
        />
      </Card>
    </>
  );
}
