import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { RunRowFragment } from "~/gql/graphql";
import { formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { MoneyList } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { type Column, Table } from "~/ui/Table";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { runStandings } from "./statuses";
import { payoutText } from "./text";

const RunRowDocument = graphql(`
  fragment RunRow on PayoutRun {
    id
    status
    cutOffAt
    payoutCount
    totals { amount currencyCode }
  }
`);
const RunsDocument = graphql(`
  query PayoutRuns($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    payoutRuns(programId: $programId, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...RunRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

/** The program's payout runs. */
export function RunsPage() {
  const t = useText(payoutText);
  const href = useHref();
  const { id: programId } = useProgram();
  const page = usePage();
  const [{ data, error }, reload] = useQuery({
    query: RunsDocument,
    variables: { programId, ...page.variables },
  });
  const columns = useColumns();
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} actions={<NewRun look="primary" />} />
      <ListCard
        connection={data?.payoutRuns}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        empty={
          <EmptyState title={t("none")} action={<NewRun />}>
            {t("noneNote")}
          </EmptyState>
        }
      >
        {(nodes) => (
          <Table
            caption={t("title")}
            columns={columns}
            rows={nodes.map((node) => readFragment(RunRowDocument, node))}
            rowKey={(row) => row.id}
            rowHref={(row) =>
              href({ to: "/console/$programId/payouts/$runId", params: { programId, runId: row.id } })
            }
          />
        )}
      </ListCard>
    </Page>
  );
}

function NewRun({ look }: { look?: "primary" }) {
  const t = useText(payoutText);
  const href = useHref();
  const params = { programId: useProgram().id };
  if (!useCan("PAYOUT_MANAGE")) return null;
  return (
    <ButtonLink look={look} href={href({ to: "/console/$programId/payouts/new", params })}>
      {t("newRun")}
    </ButtonLink>
  );
}

function useColumns(): Column<RunRowFragment>[] {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const zone = useZone();
  return [
    {
      key: "cutOff",
      header: t("cutOff"),
      cell: (row) => formatInstant(row.cutOffAt, language, zone),
    },
    {
      key: "status",
      header: t("status"),
      cell: (row) => <StatusBadge standing={runStandings[row.status]}>{t(row.status)}</StatusBadge>,
    },
    {
      key: "count",
      header: t("payouts"),
      numeric: true,
      cell: (row) => formatCount(row.payoutCount, language),
    },
    { key: "totals", header: t("totals"), numeric: true, cell: (row) => <MoneyList values={row.totals} /> },
  ];
}
