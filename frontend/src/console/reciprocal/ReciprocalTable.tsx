import { useRouterState } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReciprocalRowFragment, ReciprocalStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { StatusBadge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { showHref } from "../list/showHref";
import { reciprocalStandings } from "./statuses";
import { reciprocalText } from "./text";

const ReciprocalRowDocument = graphql(`
  fragment ReciprocalRow on ReciprocalReferral {
    id
    status
    company
    sentAt
    value { amount currencyCode }
    wonValue { amount currencyCode }
    enrollment { id partner { id name } }
  }
`);

/** Prospects as rows: who, to whom, and what became of them. */
export function ReciprocalTable({
  prospects,
}: {
  prospects: readonly FragmentType<typeof ReciprocalRowDocument>[];
}) {
  const t = useText(reciprocalText);
  const here = useRouterState({ select: (state) => state.location.href });
  const rows = prospects.map((row) => readFragment(ReciprocalRowDocument, row));
  const columns: Column<ReciprocalRowFragment>[] = [
    { key: "company", header: t("company"), cell: (row) => row.company },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "status", header: t("status"), cell: (row) => <ReciprocalBadge status={row.status} /> },
    { key: "sent", header: t("sent"), cell: (row) => <DateTime value={row.sentAt} /> },
    {
      key: "value",
      header: t("value"),
      numeric: true,
      wideOnly: true,
      cell: (row) => (row.value ? <Money value={row.value} /> : "–"),
    },
    {
      key: "won",
      header: t("wonValue"),
      numeric: true,
      cell: (row) => (row.wonValue ? <Money value={row.wonValue} /> : "–"),
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => showHref(here, row.id)}
    />
  );
}

/** Where a prospect stands, as icon and word. */
export function ReciprocalBadge({ status }: { status: ReciprocalStatus }) {
  const t = useText(reciprocalText);
  return <StatusBadge standing={reciprocalStandings[status]}>{t(status)}</StatusBadge>;
}
