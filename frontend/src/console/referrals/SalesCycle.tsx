import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatPeriod } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatDecimal } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { Card } from "~/ui/Card";
import { Stat, StatRow } from "~/ui/Stat";
import { Table } from "~/ui/Table";
import { FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { boardText } from "./board/text";
import { type CyclePeriod, cyclePeriods } from "./expected";
import { useRowsOf } from "./useRowsOf";

const SalesCycleDocument = graphql(`
  fragment SalesCycle on SalesCycle {
    period { startsAt endsAt }
    wonCount
    medianDays
    averageDays
    stages { stage { id name } count medianDays }
  }
`);
/** The period that an address without one means. */
const usual = "last-12-months" satisfies CyclePeriod;

export interface SalesCycleProps {
  cycle: FragmentType<typeof SalesCycleDocument>;
  period: CyclePeriod;
}

/** How long it took to win what was won in a period, and how long stages took that were left in it. */
export function SalesCycle({ cycle: ref, period: name }: SalesCycleProps) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const zone = useZone();
  const change = useFilters();
  const rowsOf = useRowsOf();
  const cycle = readFragment(SalesCycleDocument, ref);
  const days = (value: string | null | undefined) =>
    value ? t("days", { days: formatDecimal(value, language) }) : t("noDays");
  const period = formatPeriod(cycle.period, language, zone);
  const href = rowsOf({ won: name });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{t("cycle")}</h2>
        <FilterSelect
          label={t("period")}
          all={t(usual)}
          value={name === usual ? "" : name}
          options={cyclePeriods.filter((one) => one !== usual).map((value) => ({ value, label: t(value) }))}
          onChange={(value) => change({ period: value })}
        />
      </div>
      <StatRow>
        <Stat
          label={t("won")}
          value={formatCount(cycle.wonCount, language)}
          period={period}
          note={t("wonNote")}
          href={href}
        />
        <Stat
          label={t("median")}
          value={days(cycle.medianDays)}
          period={period}
          note={t("medianNote")}
          href={href}
        />
        <Stat
          label={t("average")}
          value={days(cycle.averageDays)}
          period={period}
          note={t("averageNote")}
          href={href}
        />
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
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{t("staysNote", { period })}</p>
      </Card>
    </>
  );
}
