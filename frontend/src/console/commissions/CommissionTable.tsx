import { useRouterState } from "@tanstack/react-router";
import { Reward } from "~/explain/Reward";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { CommissionRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { showHref } from "../list/showHref";
import { CommissionStatusBadge } from "./CommissionStatusBadge";
import { commissionText } from "./text";

const CommissionRowDocument = graphql(`
  fragment CommissionRow on Commission {
    id
    kind
    status
    amount { amount currencyCode }
    unit { kind name quantity }
    occurredAt
    releaseAt
    customerLabel
    incentiveName
    partner { id name }
  }
`);

export interface CommissionTableProps {
  commissions: readonly FragmentType<typeof CommissionRowDocument>[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Commissions as rows; each opens its explanation beside the list. */
export function CommissionTable({ commissions, selected, onSelect }: CommissionTableProps) {
  const t = useText(commissionText);
  const { language } = useLanguage();
  const canDecide = useCan("COMMISSION_DECIDE");
  const here = useRouterState({ select: (state) => state.location.href });
  const rows = commissions.map((row) => readFragment(CommissionRowDocument, row));
  const label = (row: CommissionRowFragment) =>
    t("select", { name: row.partner.name, amount: formatMoney(row.amount, language) });
  return (
    <Table
      caption={t("title")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => showHref(here, row.id)}
      selection={canDecide ? { selected, onChange: onSelect, label, all: t("selectAll") } : undefined}
    />
  );
}

function useColumns(): Column<CommissionRowFragment>[] {
  const t = useText(commissionText);
  return [
    { key: "partner", header: t("partner"), cell: (row) => row.partner.name },
    { key: "customer", header: t("customer"), cell: (row) => row.customerLabel ?? "–" },
    {
      key: "what",
      header: t("what"),
      cell: (row) => (row.kind === "REVERSAL" ? t("reversal") : (row.incentiveName ?? t("byHand"))),
    },
    {
      key: "status",
      header: t("status"),
      cell: (row) => <CommissionStatusBadge commission={{ ...row, releaseAt: undefined }} />,
    },
    { key: "occurred", header: t("occurred"), cell: (row) => <DateTime value={row.occurredAt} /> },
    {
      key: "release",
      header: t("release"),
      wideOnly: true,
      cell: (row) => <DateTime value={row.releaseAt} />,
    },
    {
      key: "amount",
      header: t("amount"),
      numeric: true,
      cell: (row) => <Reward amount={row.amount} unit={row.unit} />,
    },
  ];
}
