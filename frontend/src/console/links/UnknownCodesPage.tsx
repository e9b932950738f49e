import { useState } from "react";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { UnknownCodeRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { StatusBadge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { type Column, Table } from "~/ui/Table";
import { ListCard } from "../list/ListCard";
import { RowButton } from "../list/RowButton";
import { useProgram } from "../program";
import { GiveDialog } from "./GiveDialog";
import { LinkTabs } from "./LinkTabs";
import { linkText } from "./text";

const UnknownCodeRowDocument = graphql(`
  fragment UnknownCodeRow on UnknownCode { id code hitCount seenAt resolvedAt }
`);
const UnknownCodesDocument = graphql(`
  query UnknownCodes($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    unknownCodes(programId: $programId, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...UnknownCodeRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

/** Codes that were opened and that no link has: a queue, each with its answer beside it. */
export function UnknownCodesPage() {
  const t = useText(linkText);
  const { id: programId } = useProgram();
  const page = usePage();
  const canManage = useCan("LINK_MANAGE");
  const [giving, setGiving] = useState<UnknownCodeRowFragment | null>(null);
  const [{ data, error }, reload] = useQuery({
    query: UnknownCodesDocument,
    variables: { programId, ...page.variables },
  });
  const columns: Column<UnknownCodeRowFragment>[] = [
    { key: "code", header: t("code"), cell: (row) => row.code },
    { key: "seen", header: t("seen"), cell: (row) => <DateTime value={row.seenAt} time /> },
    {
      key: "hits",
      header: t("hits"),
      numeric: true,
      cell: (row) => t("hitsWords", { count: row.hitCount }),
    },
    {
      key: "state",
      header: t("state"),
      cell: (row) =>
        row.resolvedAt ? (
          <StatusBadge standing="done">{t("resolved")}</StatusBadge>
        ) : canManage ? (
          <RowButton aria-label={t("giveCode", { code: row.code })} onClick={() => setGiving(row)}>
            {t("give")}
          </RowButton>
        ) : (
          <StatusBadge standing="waiting">{t("open")}</StatusBadge>
        ),
    },
  ];
  return (
    <Page>
      <PageHeader title={t("unknown")} answer={t("unknownAnswer")} />
      <LinkTabs current="unknown" />
      <ListCard
        connection={data?.unknownCodes}
        error={error}
        onRetry={reload}
        failed={t("unknownFailed")}
        empty={<EmptyState title={t("noUnknown")}>{t("noUnknownNote")}</EmptyState>}
      >
        {(nodes) => (
          <Table
            caption={t("unknown")}
            columns={columns}
            rows={nodes.map((node) => readFragment(UnknownCodeRowDocument, node))}
            rowKey={(row) => row.id}
          />
        )}
      </ListCard>
      {giving && <GiveDialog id={giving.id} code={giving.code} onClose={() => setGiving(null)} />}
    </Page>
  );
}
