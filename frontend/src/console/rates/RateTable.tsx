import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { RateRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal } from "~/lib/money";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { useNames } from "../people/useNames";
import { useProgram } from "../program";
import { rateText } from "./text";

const RateRowDocument = graphql(`
  fragment RateRow on ExchangeRate {
    currencyCode
    day
    rate
    source
    createdAt
    actor
  }
`);

/** Rates as rows: which currency, from which day, how much, where from and by whom. */
export function RateTable({ rates }: { rates: readonly FragmentType<typeof RateRowDocument>[] }) {
  const t = useText(rateText);
  const rows = rates.map((row) => readFragment(RateRowDocument, row));
  return (
    <Table
      caption={t("title")}
      columns={useColumns(rows)}
      rows={rows}
      rowKey={(row) => `${row.currencyCode} ${row.day}`}
    />
  );
}

function useColumns(rows: readonly RateRowFragment[]): Column<RateRowFragment>[] {
  const t = useText(rateText);
  const { language } = useLanguage();
  const { currency: to } = useProgram();
  const nameOf = useNames(rows.flatMap((row) => row.actor ?? []));
  const sources = ["MANUAL", "FILE"] as const;
  const sourceName = (source: string) => {
    const known = sources.find((one) => one === source);
    return known ? t(known) : source;
  };
  return [
    { key: "currency", header: t("currency"), cell: (row) => row.currencyCode },
    { key: "day", header: t("day"), cell: (row) => <CalendarDay value={row.day} /> },
    {
      key: "rate",
      header: t("rate"),
      numeric: true,
      cell: (row) => t("equation", { from: row.currencyCode, rate: formatDecimal(row.rate, language), to }),
    },
    { key: "source", header: t("source"), cell: (row) => sourceName(row.source) },
    { key: "by", header: t("by"), cell: (row) => (row.actor ? nameOf(row.actor) : "–") },
    { key: "given", header: t("given"), cell: (row) => <DateTime value={row.createdAt} /> },
  ];
}
