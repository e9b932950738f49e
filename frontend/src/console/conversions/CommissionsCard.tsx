import { Reward } from "~/explain/Reward";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ConversionCommissionsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { CommissionStatusBadge } from "../commissions/CommissionStatusBadge";
import { useProgram } from "../program";
import { conversionText } from "./text";

const ConversionCommissionsDocument = graphql(`
  fragment ConversionCommissions on Conversion {
    id
    commissions {
      id
      kind
      status
      createdAt
      amount { amount currencyCode }
      unit { kind name quantity }
      incentiveName
      partner { id name }
    }
  }
`);
type Row = ConversionCommissionsFragment["commissions"][number];

/** What was earned from it and taken back; each row leads to its explanation. */
export function CommissionsCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionCommissionsDocument>;
}) {
  const t = useText(conversionText);
  const href = useHref();
  const { id: programId } = useProgram();
  const canRead = useCan("COMMISSION_READ");
  const { commissions } = readFragment(ConversionCommissionsDocument, ref);
  const columns: Column<Row>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.partner.name },
    {
      key: "what",
      header: t("what"),
      cell: (row) => (row.kind === "REVERSAL" ? t("reversal") : (row.incentiveName ?? t("byHand"))),
    },
    { key: "status", header: t("status"), cell: (row) => <CommissionStatusBadge status={row.status} /> },
    { key: "recorded", header: t("recorded"), cell: (row) => <DateTime value={row.createdAt} /> },
    {
      key: "amount",
      header: t("amount"),
      numeric: true,
      cell: (row) => <Reward amount={row.amount} unit={row.unit} />,
    },
  ];
  const open = (row: Row) =>
    href({ to: "/console/$programId/commissions", params: { programId }, search: { show: row.id } });
  return (
    <Card title={t("commissions")} flush>
      {commissions.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("commissionsNone")}</p>
      ) : (
        <Table
          caption={t("commissions")}
          columns={columns}
          rows={commissions}
          rowKey={(row) => row.id}
          rowHref={canRead ? open : undefined}
        />
      )}
    </Card>
  );
}
