import { getRouteApi } from "@tanstack/react-router";
import { Reward } from "~/explain/Reward";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { EarningsRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import type { PageLinks } from "~/lib/pagination";
import { ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Pagination } from "~/ui/Pagination";
import { type Column, Table } from "~/ui/Table";
import { RowSummary } from "../RowSummary";
import { CommissionBadge } from "./CommissionBadge";
import { commissionName, type SayEarnings } from "./naming";
import { earningsText } from "./text";

const EarningsRowDocument = graphql(`
  fragment EarningsRow on Commission {
    id
    kind
    status
    releaseAt
    occurredAt
    incentiveName
    customerLabel
    note
    amount { amount currencyCode }
    unit { kind name quantity }
  }
`);

export interface EarningsTableProps {
  rows: readonly FragmentType<typeof EarningsRowDocument>[];
  links: PageLinks;
  total: number;
}

const route = getRouteApi("/portal/earnings");

/** A page of commissions; each row opens "Why this amount?". */
export function EarningsTable({ rows: refs, links, total }: EarningsTableProps) {
  const rows = readFragment(EarningsRowDocument, refs);
  const t = useText(earningsText);
  const href = useHref();
  const { status, period, currency } = route.useSearch();
  if (rows.length === 0) {
    const isFiltered = Boolean(status || period || currency);
    return isFiltered ? (
      <EmptyState
        title={t("noMatch")}
        action={<ButtonLink href={href({ to: "/portal/earnings" })}>{t("clear")}</ButtonLink>}
      >
        {t("noMatchNote")}
      </EmptyState>
    ) : (
      <EmptyState
        title={t("empty")}
        action={
          <ButtonLink look="primary" href={href({ to: "/portal/links" })}>
            {t("toLinks")}
          </ButtonLink>
        }
      >
        {t("emptyNote")}
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={t("title")}
        columns={columns(t)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => href({ to: "/portal/earnings/$id", params: { id: row.id } })}
      />
      <Pagination links={links} total={total} />
    </>
  );
}

function columns(t: SayEarnings): Column<EarningsRowFragment>[] {
  return [
    {
      key: "for",
      header: t("for"),
      cell: (row) => (
        <RowSummary
          title={commissionName(row, t)}
          note={row.note ?? row.customerLabel}
          figure={<Reward amount={row.amount} unit={row.unit} />}
          state={
            <>
              <CommissionBadge commission={row} />
              <DateTime value={row.occurredAt} />
            </>
          }
        />
      ),
    },
    { key: "on", header: t("on"), wideOnly: true, cell: (row) => <DateTime value={row.occurredAt} /> },
    {
      key: "state",
      header: t("state"),
      wideOnly: true,
      cell: (row) => <CommissionBadge commission={row} />,
    },
    {
      key: "amount",
      header: t("amount"),
      wideOnly: true,
      numeric: true,
      cell: (row) => <Reward amount={row.amount} unit={row.unit} />,
    },
  ];
}
