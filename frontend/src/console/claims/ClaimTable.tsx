import { useRouterState } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ClaimRowFragment, ClaimStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { dayIn } from "~/lib/zoned";
import { Badge, StatusBadge } from "~/ui/Badge";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { showHref } from "../list/showHref";
import { claimStandings } from "./statuses";
import { claimText } from "./text";

const ClaimRowDocument = graphql(`
  fragment ClaimRow on Claim {
    id
    status
    orderNumber
    customerEmail
    day
    amount { amount currencyCode }
    dueAt
    decidedAt
    enrollment { id partner { id name } }
  }
`);

/** Claims as rows: whose, about what, and by when they want an answer. */
export function ClaimTable({ claims }: { claims: readonly FragmentType<typeof ClaimRowDocument>[] }) {
  const t = useText(claimText);
  const here = useRouterState({ select: (state) => state.location.href });
  const rows = claims.map((row) => readFragment(ClaimRowDocument, row));
  const columns: Column<ClaimRowFragment>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "what", header: t("what"), cell: (row) => row.orderNumber ?? row.customerEmail },
    { key: "day", header: t("day"), cell: (row) => <CalendarDay value={row.day} /> },
    { key: "status", header: t("status"), cell: (row) => <ClaimBadge status={row.status} /> },
    { key: "due", header: t("due"), cell: (row) => <DueDay claim={row} /> },
    {
      key: "amount",
      header: t("amount"),
      numeric: true,
      cell: (row) => (row.amount ? <Money value={row.amount} /> : "–"),
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

/** Where a claim stands, as icon and word. */
export function ClaimBadge({ status }: { status: ClaimStatus }) {
  const t = useText(claimText);
  return <StatusBadge standing={claimStandings[status]}>{t(status)}</StatusBadge>;
}

/** By when the vendor answers; overdue stands out. Nothing where the vendor does not have the ball. */
export function DueDay({ claim }: { claim: Pick<ClaimRowFragment, "status" | "dueAt"> }) {
  const t = useText(claimText);
  const zone = useZone();
  if (claim.status !== "OPEN") return "–";
  // The day itself is still in time.
  const isOverdue = dayIn(claim.dueAt, zone) < dayIn(new Date().toISOString(), zone);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <DateTime value={claim.dueAt} />
      {isOverdue && <Badge tone="bad">{t("overdue")}</Badge>}
    </span>
  );
}
