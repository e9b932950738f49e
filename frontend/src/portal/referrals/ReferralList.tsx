import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralFilter, ReferralListQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { Next } from "~/pipeline/Next";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Money, MoneyList } from "~/ui/Money";
import { Pagination } from "~/ui/Pagination";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { RowSummary } from "../RowSummary";
import { StageBadge } from "./StageBadge";
import { SubmissionBadge } from "./SubmissionBadge";
import { referralsText } from "./text";

const ReferralListDocument = graphql(`
  query ReferralList($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          id
          name
          source
          status
          stage { id name kind }
          stageSince
          value { amount currencyCode }
          earned { amount currencyCode }
          ...ReferralNext
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

type Row = ReferralListQuery["referrals"]["edges"][number]["node"];

/** The referrals that the filter lets through, page by page. */
export function ReferralList({ filter }: { filter: ReferralFilter }) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const href = useHref();
  const page = usePage(25);
  const [{ data, error }, reload] = useQuery({
    query: ReferralListDocument,
    variables: { filter, ...page.variables },
  });
  return (
    <Card flush>
      {error && !data ? (
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : !data ? (
        <TableSkeleton />
      ) : data.referrals.edges.length === 0 ? (
        <EmptyState
          title={t("noMatch")}
          action={
            <ButtonLink href={href({ to: "/portal/referrals", search: { view: "list" } })}>
              {t("clear")}
            </ButtonLink>
          }
        >
          {t("noMatchNote")}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t("title")}
            columns={columns(t)}
            rows={data.referrals.edges.map((edge) => edge.node)}
            rowKey={(row) => row.id}
            rowHref={(row) => href({ to: "/portal/referrals/$id", params: { id: row.id } })}
          />
          <Pagination links={page.links(data.referrals.pageInfo)} total={data.referrals.totalCount} />
        </>
      )}
    </Card>
  );
}

function columns(t: ReturnType<typeof useText<(typeof referralsText)["en"]>>): Column<Row>[] {
  return [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <RowSummary
          title={row.name}
          figure={
            row.earned.length > 0 && (
              <>
                <span className="sr-only">{t("earned")} </span>
                <MoneyList values={row.earned} />
              </>
            )
          }
          state={
            <>
              <States row={row} />
              <DateTime value={row.stageSince} />
              {row.status === "ACCEPTED" && (
                <span className="basis-full text-sm empty:hidden sm:hidden">
                  <Next referral={row} here="PARTNER" />
                </span>
              )}
            </>
          }
        />
      ),
    },
    { key: "stage", header: t("stage"), wideOnly: true, cell: (row) => <States row={row} /> },
    {
      key: "next",
      header: t("next"),
      wideOnly: true,
      cell: (row) => <Next referral={row} here="PARTNER" closed="–" />,
    },
    { key: "since", header: t("since"), wideOnly: true, cell: (row) => <DateTime value={row.stageSince} /> },
    {
      key: "value",
      header: t("value"),
      wideOnly: true,
      numeric: true,
      cell: (row) => (row.value ? <Money value={row.value} /> : <Unknown />),
    },
    {
      key: "earned",
      header: t("earned"),
      wideOnly: true,
      numeric: true,
      cell: (row) => <MoneyList values={row.earned} />,
    },
  ];
}

/** The stage, and for submissions what the vendor said. */
function States({ row }: { row: Row }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StageBadge stage={row.stage} />
      <SubmissionBadge referral={row} />
    </span>
  );
}

/** Nobody said what it is worth. */
function Unknown() {
  const t = useText(referralsText);
  return (
    <span className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t("unknown")}</span>
    </span>
  );
}
