import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PlannedRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { MoreRows } from "../list/MoreRows";
import { useProgram } from "../program";
import { payoutText } from "./text";

const PlannedRowDocument = graphql(`
  fragment PlannedRow on PlannedPayout {
    commissionCount
    amount { amount currencyCode }
    enrollment { id partner { id name } }
  }
`);

/** What each partner would get; each row leads to the commissions it sums. */
export function PlannedTable({ payouts }: { payouts: readonly FragmentType<typeof PlannedRowDocument>[] }) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const rows = payouts.map((row) => readFragment(PlannedRowDocument, row));
  const columns: Column<PlannedRowFragment>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    {
      key: "count",
      header: t("commissionsHeader"),
      numeric: true,
      cell: (row) => formatCount(row.commissionCount, language),
    },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <Money value={row.amount} /> },
  ];
  if (rows.length === 0) return <p className="px-4 py-3 text-muted">{t("nobodyIn")}</p>;
  return (
    <MoreRows rows={rows}>
      {(some) => (
        <Table
          caption={t("inRun")}
          columns={columns}
          rows={some}
          rowKey={(row) => `${row.enrollment.id} ${row.amount.currencyCode}`}
          rowHref={(row) =>
            href({
              to: "/console/$programId/commissions",
              params: { programId },
              search: {
                enrollment: row.enrollment.id,
                status: "APPROVED",
                currency: row.amount.currencyCode,
              },
            })
          }
        />
      )}
    </MoreRows>
  );
}
