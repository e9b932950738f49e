import { useRouterState } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { DisputeRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useEventTypes } from "../conversions/eventTypes";
import { showHref } from "../list/showHref";
import { DisputeBadge } from "./DisputeBadge";
import { disputeText } from "./text";

const DisputeRowDocument = graphql(`
  fragment DisputeRow on Dispute {
    id
    externalId
    status
    openedAt
    closedAt
    amount { amount currencyCode }
    conversion {
      id
      type
      externalId
      credits { enrollment { id partner { id name } } }
    }
  }
`);

/** Disputes as rows: whose conversion, how much, since when. */
export function DisputeTable({ disputes }: { disputes: readonly FragmentType<typeof DisputeRowDocument>[] }) {
  const t = useText(disputeText);
  const here = useRouterState({ select: (state) => state.location.href });
  const rows = disputes.map((row) => readFragment(DisputeRowDocument, row));
  return (
    <Table
      caption={t("title")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => showHref(here, row.id)}
    />
  );
}

function useColumns(): Column<DisputeRowFragment>[] {
  const t = useText(disputeText);
  const { nameOf } = useEventTypes();
  return [
    { key: "id", header: t("externalId"), cell: (row) => row.externalId },
    {
      key: "conversion",
      header: t("conversion"),
      cell: ({ conversion }) => `${nameOf(conversion.type)} ${conversion.externalId}`,
    },
    {
      key: "partners",
      header: t("partners"),
      cell: ({ conversion: { credits } }) =>
        credits.map((credit) => credit.enrollment.partner.name).join(", ") || t("nobody"),
    },
    { key: "status", header: t("status"), cell: (row) => <DisputeBadge status={row.status} /> },
    { key: "opened", header: t("opened"), cell: (row) => <DateTime value={row.openedAt} /> },
    {
      key: "closed",
      header: t("closed"),
      wideOnly: true,
      cell: (row) => (row.closedAt ? <DateTime value={row.closedAt} /> : "–"),
    },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <Money value={row.amount} /> },
  ];
}
