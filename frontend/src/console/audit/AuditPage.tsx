import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { AuditEventFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { type Column, Table } from "~/ui/Table";
import { FilterBar } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useNames } from "../people/useNames";
import { auditText } from "./text";
import { useSubjects } from "./useSubjects";

const AuditEventDocument = graphql(`
  fragment AuditEvent on Event { id kind subject actor createdAt }
`);
const AuditDocument = graphql(`
  query Audit($subject: ID, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    events(subject: $subject, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...AuditEvent } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/audit");

/** What happened in the organization, newest first; or only to one row. */
export function AuditPage() {
  const t = useText(auditText);
  const { subject } = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const [{ data, error }, reload] = useQuery({
    query: AuditDocument,
    variables: { subject, ...page.variables },
  });
  const rows = useMemo(
    () => data?.events.edges.map((edge) => readFragment(AuditEventDocument, edge.node)) ?? [],
    [data],
  );
  const columns = useColumns(rows);
  const clear = subject ? () => change({ subject: "" }) : undefined;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      {clear && (
        <FilterBar onClear={clear}>
          <span className="text-muted">{t("onlySubject")}</span>
        </FilterBar>
      )}
      <ListCard
        connection={data?.events}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={clear}
        empty={<EmptyState title={t("none")}>{t("noneNote")}</EmptyState>}
      >
        {() => <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      </ListCard>
    </Page>
  );
}

function useColumns(rows: readonly AuditEventFragment[]): Column<AuditEventFragment>[] {
  const t = useText(auditText);
  const nameOf = useNames(useMemo(() => rows.flatMap((row) => [row.actor, row.subject]), [rows]));
  const subjectOf = useSubjects(useMemo(() => rows.map((row) => row.subject), [rows]));
  const isKnown = (kind: string): kind is keyof typeof auditText.en =>
    kind.includes(".") && kind in auditText.en;
  const subject = (row: AuditEventFragment) => {
    const { name: known, href } = subjectOf(row.subject);
    const name = known === row.subject ? nameOf(row.subject) : known;
    if (!href) return <span className="[overflow-wrap:anywhere]">{name}</span>;
    return (
      <a href={href} className="text-accent-text [overflow-wrap:anywhere] hover:underline">
        {name}
      </a>
    );
  };
  return [
    { key: "what", header: t("what"), cell: (row) => (isKnown(row.kind) ? t(row.kind) : row.kind) },
    { key: "subject", header: t("subject"), cell: subject },
    {
      key: "who",
      header: t("who"),
      cell: (row) => nameOf(row.actor),
    },
    { key: "when", header: t("when"), cell: (row) => <DateTime value={row.createdAt} time /> },
  ];
}
