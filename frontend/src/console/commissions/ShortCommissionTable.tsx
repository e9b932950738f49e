import { Reward } from "~/explain/Reward";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ShortCommissionFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { CommissionStatusBadge } from "./CommissionStatusBadge";
import { commissionText } from "./text";

const ShortCommissionDocument = graphql(`
  fragment ShortCommission on Commission {
    id
    kind
    status
    createdAt
    amount { amount currencyCode }
    unit { kind name quantity }
    incentiveName
    partner { id name }
  }
`);

export interface ShortCommissionTableProps {
  caption: string;
  commissions: readonly FragmentType<typeof ShortCommissionDocument>[];
  /** Leaves out when each was recorded, where there is little room. */
  isNarrow?: boolean;
}

/** The commissions of one conversion; each leads to its explanation. */
export function ShortCommissionTable({ caption, commissions, isNarrow }: ShortCommissionTableProps) {
  const t = useText(commissionText);
  const href = useHref();
  const { id: programId } = useProgram();
  const canRead = useCan("COMMISSION_READ");
  const recorded: Column<ShortCommissionFragment> = {
    key: "recorded",
    header: t("recorded"),
    cell: (row) => <DateTime value={row.createdAt} />,
  };
  const columns: Column<ShortCommissionFragment>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.partner.name },
    {
      key: "what",
      header: t("what"),
      cell: (row) => (row.kind === "REVERSAL" ? t("reversal") : (row.incentiveName ?? t("byHand"))),
    },
    { key: "status", header: t("status"), cell: (row) => <CommissionStatusBadge commission={row} /> },
    ...(isNarrow ? [] : [recorded]),
    {
      key: "amount",
      header: t("amount"),
      numeric: true,
      cell: (row) => <Reward amount={row.amount} unit={row.unit} />,
    },
  ];
  const open = (row: ShortCommissionFragment) =>
    href({ to: "/console/$programId/commissions", params: { programId }, search: { show: row.id } });
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={commissions.map((row) => readFragment(ShortCommissionDocument, row))}
      rowKey={(row) => row.id}
      rowHref={canRead ? open : undefined}
    />
  );
}
