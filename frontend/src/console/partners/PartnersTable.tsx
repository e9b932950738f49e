import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnersTableRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { sayType } from "./partnerTypes";
import { EnrollmentBadge } from "./standings";
import { TierName } from "./TierName";
import { partnersText } from "./text";

const RowFragment = graphql(`
  fragment PartnersTableRow on Enrollment {
    id
    status
    createdAt
    approvedAt
    partner { id name email type }
    tier { id ...TierName }
    group { id name }
    totals { clickCount leadCount saleCount revenue { amount currencyCode } }
  }
`);
type Row = PartnersTableRowFragment;

/** Partners with what they brought so far. */
export function PartnersTable({ rows }: { rows: readonly FragmentType<typeof RowFragment>[] }) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const count = (value: number) => formatCount(value, language);
  const columns: Column<Row>[] = [
    { key: "name", header: t("partner"), cell: (row) => row.partner.name },
    { key: "type", header: t("type"), cell: (row) => sayType(row.partner.type, t), wideOnly: true },
    { key: "status", header: t("statusLabel"), cell: (row) => <EnrollmentBadge status={row.status} /> },
    { key: "tier", header: t("tier"), cell: (row) => (row.tier ? <TierName tier={row.tier} /> : "–") },
    { key: "group", header: t("group"), cell: (row) => row.group?.name ?? "–", wideOnly: true },
    {
      key: "since",
      header: t("since"),
      cell: (row) => <DateTime value={row.approvedAt ?? row.createdAt} />,
      wideOnly: true,
    },
    {
      key: "clicks",
      header: t("clicks"),
      cell: (row) => count(row.totals.clickCount),
      numeric: true,
      wideOnly: true,
    },
    {
      key: "leads",
      header: t("leads"),
      cell: (row) => count(row.totals.leadCount),
      numeric: true,
      wideOnly: true,
    },
    { key: "sales", header: t("sales"), cell: (row) => count(row.totals.saleCount), numeric: true },
    {
      key: "revenue",
      header: t("revenue"),
      cell: (row) => <Money value={row.totals.revenue} tinted />,
      numeric: true,
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={readFragment(RowFragment, rows)}
      rowKey={(row) => row.id}
      rowHref={(row) =>
        href({
          to: "/console/$programId/partners/$enrollmentId",
          params: { programId, enrollmentId: row.id },
        })
      }
    />
  );
}
