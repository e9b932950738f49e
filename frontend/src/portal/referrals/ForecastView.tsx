import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalForecastQuery } from "~/gql/graphql";
import { formatMonth, formatPeriod } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatDecimal, formatPercentage } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { useZone } from "~/lib/zone";
import { MonthChart } from "~/pipeline/MonthChart";
import { Pending } from "~/pipeline/Pending";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useEnrollment } from "../enrollment";
import { RowSummary } from "../RowSummary";
import { forecastText } from "./forecastText";

const PortalForecastDocument = graphql(`
  query PortalForecast($programId: ID!, $enrollmentId: ID!) {
    program(id: $programId) {
      id
      stages { id name kind probability }
    }
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
      }
    }
  }
`);

type Forecast = PortalForecastQuery["programForecast"];
type Stages = NonNullable<PortalForecastQuery["program"]>["stages"];

/** What the partner's open referrals may be worth by month, with the formula, and how long it took to win others. */
export function ForecastView() {
  const t = useText(forecastText);
  const href = useHref();
  const { id: enrollmentId, program } = useEnrollment();
  const [{ data, error }, reload] = useQuery({
    query: PortalForecastDocument,
    variables: { programId: program.id, enrollmentId },
  });
  if (!data) return <Pending error={error} title={t("failed")} reload={reload} />;
  const { rows, totals, cycle } = data.programForecast;
  return (
    <>
      {rows.length === 0 ? (
        <Card flush>
          <EmptyState
            title={t("none")}
            action={<ButtonLink href={href({ to: "/portal/referrals" })}>{t("toAll")}</ButtonLink>}
          >
            {t("noneNote")}
          </EmptyState>
        </Card>
      ) : (
        <Months rows={rows} totals={totals} stages={data.program?.stages ?? []} />
      )}
      <Cycle cycle={cycle} />
    </>
  );
}

/** A line of the table: one place of the forecast in one currency. */
type Line = Forecast["totals"][number] & {
  key: string;
  name: string;
  /** As the list of referrals is asked for it; nothing for all of it. */
  expected?: string;
};

/** The rows that the forecast sums. */
const ofForecast = { view: "list", stage: "OPEN", status: "ACCEPTED" } as const;

interface MonthsProps {
  rows: Forecast["rows"];
  totals: Forecast["totals"];
  stages: Stages;
}

function Months({ rows, totals, stages }: MonthsProps) {
  const t = useText(forecastText);
  const { language } = useLanguage();
  const href = useHref();
  const { currency } = useEnrollment().program;
  const placeOf = ({ kind, startsOn }: Forecast["rows"][number]) =>
    kind === "MONTH" && startsOn
      ? { name: formatMonth(startsOn, language), expected: startsOn.slice(0, 7) }
      : { name: t(kind === "OVERDUE" ? kind : "UNKNOWN"), expected: kind };
  const linesOf = (at: Pick<Line, "name" | "expected">, of: Forecast["totals"]): Line[] =>
    of.map((total) => ({ ...total, ...at, key: `${at.expected} ${total.value.currencyCode}` }));
  const lines = rows.flatMap((row) => linesOf(placeOf(row), row.totals));
  return (
    <>
      <Card flush>
        <Table
          caption={t("month")}
          columns={useColumns()}
          rows={[...lines, ...linesOf({ name: t("total") }, totals)]}
          rowKey={(row) => row.key}
          rowHref={({ expected, value: { currencyCode: currency } }) =>
            href({ to: "/portal/referrals", search: { ...ofForecast, expected, currency } })
          }
        />
        <div className="border-t border-line px-4 py-3">
          <Formula stages={stages} />
        </div>
      </Card>
      <MonthChart title={t("chart", { currency })} name={t("weighted")} currency={currency} lines={lines} />
    </>
  );
}

/** How the weighted value comes about, with the chances it was reckoned with. */
function Formula({ stages }: { stages: Stages }) {
  const t = useText(forecastText);
  const { language } = useLanguage();
  const zone = useZone();
  const list = stages
    .filter((stage) => stage.kind === "OPEN")
    .map(({ name, probability }) =>
      t("chance", { stage: name, chance: formatPercentage(String(probability), language) }),
    )
    .join(", ");
  return (
    <p className="max-w-prose text-sm text-muted">
      {t("formula", { zone })} {list && t("chances", { list })}
    </p>
  );
}

function useColumns(): Column<Line>[] {
  const t = useText(forecastText);
  const { language } = useLanguage();
  const unvalued = (row: Line) => row.unvaluedCount > 0 && t("unvalued", { count: row.unvaluedCount });
  return [
    {
      key: "month",
      header: t("month"),
      cell: (row) => (
        <RowSummary
          title={<span className={row.expected ? undefined : "font-semibold"}>{row.name}</span>}
          figure={<Money value={row.weightedValue} />}
          state={
            <>
              <span>
                {t("referrals")} {formatCount(row.count, language)}
                {row.unvaluedCount > 0 && <>, {unvalued(row)}</>}
              </span>
              <span>
                {t("worth")} <Money value={row.value} />
              </span>
            </>
          }
        />
      ),
    },
    {
      key: "count",
      header: t("referrals"),
      numeric: true,
      wideOnly: true,
      cell: (row) => (
        <>
          {formatCount(row.count, language)}
          {row.unvaluedCount > 0 && <span className="block text-sm text-muted">{unvalued(row)}</span>}
        </>
      ),
    },
    {
      key: "value",
      header: t("worth"),
      numeric: true,
      wideOnly: true,
      cell: (row) => <Money value={row.value} />,
    },
    {
      key: "weighted",
      header: t("weighted"),
      numeric: true,
      wideOnly: true,
      cell: (row) => (
        <span className={row.expected ? undefined : "font-semibold"}>
          <Money value={row.weightedValue} />
        </span>
      ),
    },
  ];
}

/** How long referrals took that were won, with the days that were looked at. */
function Cycle({ cycle: { period, wonCount, medianDays } }: { cycle: Forecast["cycle"] }) {
  const t = useText(forecastText);
  const { language } = useLanguage();
  const zone = useZone();
  return (
    <Card title={t("cycle")}>
      <p>
        {wonCount === 0 ? t("cycleNone") : t("won", { count: wonCount })}
        {wonCount > 0 && medianDays && (
          <>. {t("half", { days: formatDecimal(medianDays.replace(/\.0+$/, ""), language) })}.</>
        )}
      </p>
      <p className="text-sm text-muted">{formatPeriod(period, language, zone)}</p>
    </Card>
  );
}
