import { useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { SubmissionRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { ListCard } from "../list/ListCard";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { openConflicts, waitingStatuses } from "./conflicts";
import { SubmissionBadge } from "./SubmissionBadge";
import { submissionText } from "./submissionText";
import { referralText } from "./text";

const SubmissionRowDocument = graphql(`
  fragment SubmissionRow on Referral {
    id
    name
    status
    openedAt
    enrollment { id partner { id name } }
    submission { submittedAt estimate { amount currencyCode } }
    conflicts { id resolution otherReferral { id status } }
  }
`);
const SubmissionInboxDocument = graphql(`
  query SubmissionInbox($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...SubmissionRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

export interface SubmissionInboxProps {
  enrollmentId?: string | undefined;
  search?: string | undefined;
  /** Given while the list is filtered. */
  onClear?: (() => void) | undefined;
}

/** What partners submitted and nobody decided yet, newest first. */
export function SubmissionInbox({ enrollmentId, search, onClear }: SubmissionInboxProps) {
  const t = useText(submissionText);
  const { id: programId } = useProgram();
  const page = usePage();
  const here = useRouterState({ select: (state) => state.location.href });
  const filter = {
    programId,
    statuses: [...waitingStatuses],
    ...(enrollmentId ? { enrollmentId } : {}),
    ...(search ? { search } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: SubmissionInboxDocument,
    variables: { filter, ...page.variables },
  });
  const columns = useColumns();
  return (
    <ListCard
      connection={data?.referrals}
      error={error}
      onRetry={reload}
      failed={t("inboxFailed")}
      onClear={onClear}
      empty={<NothingWaits />}
    >
      {(nodes) => (
        <Table
          caption={t("toDecide")}
          columns={columns}
          rows={nodes.map((node) => readFragment(SubmissionRowDocument, node))}
          rowKey={(row) => row.id}
          rowHref={(row) => showHref(here, row.id)}
        />
      )}
    </ListCard>
  );
}

function NothingWaits() {
  const t = useText(submissionText);
  const href = useHref();
  const to = href({ to: "/console/$programId/referrals", params: { programId: useProgram().id } });
  return (
    <EmptyState title={t("inboxNone")} action={<ButtonLink href={to}>{t("allReferrals")}</ButtonLink>}>
      {t("inboxNoneNote")}
    </EmptyState>
  );
}

function useColumns(): Column<SubmissionRowFragment>[] {
  const t = useText(submissionText);
  const say = useText(referralText);
  const conflicts = (row: SubmissionRowFragment) => {
    const count = openConflicts(row.conflicts);
    return count > 0 ? t("conflictsOpen", { count }) : "–";
  };
  return [
    { key: "name", header: say("name"), cell: (row) => row.name },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "status", header: t("status"), cell: (row) => <SubmissionBadge status={row.status} /> },
    {
      key: "submitted",
      header: t("submittedAt"),
      cell: (row) => <DateTime value={row.submission?.submittedAt ?? row.openedAt} />,
    },
    { key: "conflicts", header: t("conflictCount"), cell: conflicts },
    {
      key: "estimate",
      header: t("estimate"),
      numeric: true,
      cell: (row) => (row.submission?.estimate ? <Money value={row.submission.estimate} /> : "–"),
    },
  ];
}
