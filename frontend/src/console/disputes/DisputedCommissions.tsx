import { Reward } from "~/explain/Reward";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { DisputedCommissionsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { type Column, Table } from "~/ui/Table";
import { CommissionStatusBadge } from "../commissions/CommissionStatusBadge";
import { useProgram } from "../program";
import { stoppedBy } from "./effect";
import { disputeText } from "./text";

const DisputedCommissionsDocument = graphql(`
  fragment DisputedCommissions on Conversion {
    id
    commissions {
      id
      kind
      status
      statusReason
      createdAt
      amount { amount currencyCode }
      unit { kind name quantity }
      net { amount currencyCode }
      incentiveName
      partner { id name }
      changes { id fromStatus toStatus }
    }
  }
`);
type Row = DisputedCommissionsFragment["commissions"][number];

interface DisputedCommissionsProps {
  conversion: FragmentType<typeof DisputedCommissionsDocument>;
  /** The dispute's external id. */
  dispute: string;
  isOpen: boolean;
}

/** The rows of the disputed conversion, and how many of them the dispute stops. */
export function DisputedCommissions({ conversion, dispute, isOpen }: DisputedCommissionsProps) {
  const t = useText(disputeText);
  const href = useHref();
  const { id: programId } = useProgram();
  const canRead = useCan("COMMISSION_READ");
  const { commissions: rows } = readFragment(DisputedCommissionsDocument, conversion);
  const stopped = stoppedBy(dispute, rows).length;
  const columns: Column<Row>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.partner.name },
    {
      key: "what",
      header: t("what"),
      cell: (row) => (row.kind === "REVERSAL" ? t("reversal") : (row.incentiveName ?? t("byHand"))),
    },
    {
      key: "status",
      header: t("commissionStatus"),
      cell: (row) => <CommissionStatusBadge status={row.status} />,
    },
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
    <section aria-label={t("rows")} className="flex min-w-0 flex-col gap-2">
      <h3 className="text-sm font-semibold text-muted">{t("rows")}</h3>
      {isOpen && <p>{stopped > 0 ? t("stoppedCount", { count: stopped }) : t("stoppedNone")}</p>}
      {rows.length === 0 ? (
        <p className="text-muted">{t("rowsNone")}</p>
      ) : (
        <div className="-mx-5 border-y border-line">
          <Table
            caption={t("rows")}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={canRead ? open : undefined}
          />
        </div>
      )}
    </section>
  );
}
