import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { StatementLineFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import type { Money as Amount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { payoutText } from "./text";

const StatementLineDocument = graphql(`
  fragment StatementLine on PayoutLine {
    id
    commission {
      id
      kind
      occurredAt
      customerLabel
      incentiveName
      amount { amount currencyCode }
    }
  }
`);

export interface StatementLinesProps {
  lines: readonly FragmentType<typeof StatementLineDocument>[];
  total: Amount;
}

/** Every commission of a payout, and what they come to; each leads to why it has its amount. */
export function StatementLines({ lines, total }: StatementLinesProps) {
  const t = useText(payoutText);
  const href = useHref();
  const { id: programId } = useProgram();
  const rows = lines.map((line) => readFragment(StatementLineDocument, line));
  const columns: Column<StatementLineFragment>[] = [
    {
      key: "customer",
      header: t("customer"),
      cell: ({ commission }) => commission.customerLabel ?? "–",
    },
    {
      key: "what",
      header: t("what"),
      cell: ({ commission }) =>
        commission.kind === "REVERSAL" ? t("reversal") : (commission.incentiveName ?? t("byHand")),
    },
    {
      key: "occurred",
      header: t("occurred"),
      cell: ({ commission }) => <DateTime value={commission.occurredAt} />,
    },
    {
      key: "amount",
      header: t("amount"),
      numeric: true,
      cell: ({ commission }) => <Money value={commission.amount} tinted />,
    },
  ];
  const open = ({ commission }: StatementLineFragment) =>
    href({ to: "/console/$programId/commissions", params: { programId }, search: { show: commission.id } });
  return (
    <>
      <Table caption={t("lines")} columns={columns} rows={rows} rowKey={(row) => row.id} rowHref={open} />
      <p className="flex justify-between gap-4 border-t border-line px-4 py-3 text-lg font-semibold">
        <span>{t("total")}</span>
        <Money value={total} />
      </p>
    </>
  );
}
