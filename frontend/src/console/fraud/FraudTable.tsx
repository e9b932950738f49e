import { useRouterState } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { FraudMode, FraudReviewStatus, FraudRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Badge, StatusBadge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { MoneyList } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useEventTypes } from "../conversions/eventTypes";
import { showHref } from "../list/showHref";
import { isAtStake, reviewStandings, signalKinds } from "./statuses";
import { fraudText } from "./text";

const FraudRowDocument = graphql(`
  fragment FraudRow on FraudReview {
    id
    status
    mode
    createdAt
    signals { kind }
    amounts { amount currencyCode }
    partner { id name }
    conversion { id type externalId }
  }
`);

interface FraudTableProps {
  reviews: readonly FragmentType<typeof FraudRowDocument>[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}

/** Reviews as rows: whose, about what, what was found and what it did. */
export function FraudTable({ reviews, selected, onSelect }: FraudTableProps) {
  const t = useText(fraudText);
  const here = useRouterState({ select: (state) => state.location.href });
  const canDecide = useCan("FRAUD_REVIEW");
  const { nameOf } = useEventTypes();
  const rows = reviews.map((row) => readFragment(FraudRowDocument, row));
  const columns: Column<FraudRowFragment>[] = [
    { key: "partner", header: t("partner"), cell: (row) => row.partner.name },
    { key: "what", header: t("kind"), cell: (row) => <SignalWords kinds={row.signals} /> },
    {
      key: "conversion",
      header: t("conversion"),
      cell: (row) => `${nameOf(row.conversion.type)} ${row.conversion.externalId}`,
    },
    { key: "does", header: t("does"), cell: (row) => <ModeBadge review={row} /> },
    { key: "status", header: t("status"), cell: (row) => <ReviewBadge status={row.status} /> },
    { key: "opened", header: t("opened"), cell: (row) => <DateTime value={row.createdAt} />, wideOnly: true },
    {
      key: "stake",
      header: t("stake"),
      numeric: true,
      cell: (row) => (isAtStake(row) ? <MoneyList values={row.amounts} /> : "–"),
    },
  ];
  const label = (row: FraudRowFragment) =>
    t("select", { name: `${row.partner.name}, ${row.conversion.externalId}` });
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => showHref(here, row.id)}
      selection={canDecide ? { selected, onChange: onSelect, label, all: t("selectAll") } : undefined}
    />
  );
}

/** The kinds of signals in their order, each once. */
function SignalWords({ kinds }: { kinds: readonly Pick<FraudRowFragment["signals"][number], "kind">[] }) {
  const t = useText(fraudText);
  const found = signalKinds.filter((kind) => kinds.some((signal) => signal.kind === kind));
  return <>{found.map((kind) => t(`kind.${kind}`)).join(", ")}</>;
}

/** Where a review stands, as icon and word. */
export function ReviewBadge({ status }: { status: FraudReviewStatus }) {
  const t = useText(fraudText);
  return <StatusBadge standing={reviewStandings[status]}>{t(status)}</StatusBadge>;
}

/** What the strictest rule did; it stands out for as long as that lasts. */
export function ModeBadge({ review }: { review: { status: FraudReviewStatus; mode: FraudMode } }) {
  const t = useText(fraudText);
  const { status, mode } = review;
  if (mode === "OFF") return null;
  const lasts = status === "OPEN" && mode !== "FLAG";
  return <Badge tone={lasts ? "warn" : "neutral"}>{t(`mode.${mode}`)}</Badge>;
}
