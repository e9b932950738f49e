import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { discountWords } from "~/explain/discount/discount";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { CodeRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { type Column, Table } from "~/ui/Table";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { RowButton } from "../list/RowButton";
import { CodeArchive } from "../partners/CodeArchive";
import { CodeStanding } from "../partners/CodeStanding";
import { codeText } from "../partners/codeText";
import { partnersText } from "../partners/text";
import { useProgram } from "../program";
import { LinkTabs } from "./LinkTabs";

const CodeDialog = lazy(() =>
  import("../partners/CodeDialog").then((module) => ({ default: module.CodeDialog })),
);

const CodeRowDocument = graphql(`
  fragment CodeRow on Code {
    id
    word
    isValid
    enrollment { id partner { id name } }
    discount {
      percentage
      amount { amount currencyCode }
      months
      minimum { amount currencyCode }
    }
    ...CodeStanding
  }
`);
const CodesDocument = graphql(`
  query Codes($filter: CodeFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    codes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...CodeRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/links/codes");

/** Every code of the program: whom it credits, what the customer gets, and whether it holds. */
export function CodesPage() {
  const t = useText(codeText);
  const words = useText(partnersText);
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const canManage = useCan("LINK_MANAGE");
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<CodeRowFragment | null>(null);
  const filter = {
    programId,
    ...(search.status ? { isValid: search.status === "valid" } : {}),
    ...(search.search ? { search: search.search } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: CodesDocument,
    variables: { filter, ...page.variables },
  });
  const columns = useColumns(canManage ? setEnding : undefined);
  const clear = Object.keys(filter).length > 1 ? () => change({ status: "", search: "" }) : undefined;
  const make = canManage && (
    <Button look="primary" onClick={() => setMaking(true)}>
      {words("newCode")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("tab")} answer={t("answer")} actions={make} />
      <LinkTabs current="codes" />
      <FilterBar onClear={clear}>
        <SearchField
          label={t("search")}
          value={search.search ?? ""}
          onSearch={(typed) => change({ search: typed })}
        />
        <FilterSelect
          label={t("show")}
          value={search.status ?? ""}
          all={t("all")}
          options={[
            { value: "valid", label: t("valid") },
            { value: "over", label: t("over") },
          ]}
          onChange={(status) => change({ status })}
        />
      </FilterBar>
      <ListCard
        connection={data?.codes}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={clear}
        empty={
          <EmptyState title={t("none")} action={make}>
            {t("noneNote")}
          </EmptyState>
        }
      >
        {(nodes) => (
          <Table
            caption={t("tab")}
            columns={columns}
            rows={nodes.map((node) => readFragment(CodeRowDocument, node))}
            rowKey={(row) => row.id}
          />
        )}
      </ListCard>
      <Suspense>{isMaking && <CodeDialog onClose={() => setMaking(false)} />}</Suspense>
      {ending && <CodeArchive code={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function useColumns(onEnd?: (row: CodeRowFragment) => void): Column<CodeRowFragment>[] {
  const t = useText(codeText);
  const word = useText(partnersText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  return [
    {
      key: "word",
      header: word("word"),
      cell: (row) => <span className="font-mono wrap-anywhere">{row.word}</span>,
    },
    {
      key: "partner",
      header: t("partner"),
      cell: ({ enrollment }) => (
        <a
          className="text-accent-text hover:underline"
          href={href({
            to: "/console/$programId/partners/$enrollmentId",
            params: { programId, enrollmentId: enrollment.id },
          })}
        >
          {enrollment.partner.name}
        </a>
      ),
    },
    {
      key: "gives",
      header: t("gives"),
      cell: (row) => (row.discount ? discountWords(row.discount, language) : t("nothing")),
    },
    {
      key: "state",
      header: t("state"),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-2 max-sm:justify-end max-sm:py-1">
          <CodeStanding code={row} />
          {onEnd && row.isValid && (
            <RowButton aria-label={t("archiveOf", { word: row.word })} onClick={() => onEnd(row)}>
              {t("archive")}
            </RowButton>
          )}
        </span>
      ),
    },
  ];
}
