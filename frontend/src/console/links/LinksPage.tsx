import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { LinkRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { LinkBadges } from "~/links/LinkState";
import { Badge } from "~/ui/Badge";
import { ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Checkbox } from "~/ui/Input";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { type Column, Table } from "~/ui/Table";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { importText } from "./import/text";
import { LinkPanel } from "./LinkPanel";
import { LinkTabs } from "./LinkTabs";
import { linkText } from "./text";

const LinkRowDocument = graphql(`
  fragment LinkRow on Link {
    id
    code
    name
    isMain
    archivedAt
    expiresAt
    isExpired
    isStray
    enrollment { id partner { id name } }
    totals { clickCount lastClickAt }
  }
`);
const LinksDocument = graphql(`
  query Links($filter: LinkFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...LinkRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/links");

/** Every link of the program with its clicks; beside the list, its address and QR code. */
export function LinksPage() {
  const t = useText(linkText);
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const here = useRouterState({ select: (state) => state.location.href });
  const filter = {
    programId,
    ...(search.enrollment ? { enrollmentId: search.enrollment } : {}),
    ...(search.search ? { search: search.search } : {}),
    ...(search.archived ? { includeArchived: true } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: LinksDocument,
    variables: { filter, ...page.variables },
  });
  const columns = useColumns();
  const isFiltered = search.search !== undefined || search.enrollment !== undefined;
  const clear = isFiltered ? () => change({ search: "", enrollment: "" }) : undefined;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} actions={<ImportButton />} />
      <LinkTabs current="links" />
      <FilterBar onClear={clear}>
        <SearchField
          label={t("search")}
          value={search.search ?? ""}
          onSearch={(words) => change({ search: words })}
        />
        <EnrollmentFilter value={search.enrollment} />
        <Checkbox
          label={t("withArchived")}
          checked={search.archived !== undefined}
          onChange={(event) => change({ archived: event.target.checked ? "yes" : "" })}
        />
      </FilterBar>
      <ListCard
        connection={data?.links}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={clear}
        empty={<None />}
      >
        {(nodes) => (
          <Table
            caption={t("title")}
            columns={columns}
            rows={nodes.map((node) => readFragment(LinkRowDocument, node))}
            rowKey={(row) => row.id}
            rowHref={(row) => showHref(here, row.id)}
          />
        )}
      </ListCard>
      {search.show && <LinkPanel key={search.show} id={search.show} onClose={() => change({ show: "" })} />}
    </Page>
  );
}

function ImportButton() {
  const t = useText(importText);
  const href = useHref();
  const { id: programId } = useProgram();
  if (!useCan("LINK_MANAGE")) return null;
  return (
    <ButtonLink href={href({ to: "/console/$programId/links/import", params: { programId } })}>
      {t("open")}
    </ButtonLink>
  );
}

function None() {
  const t = useText(linkText);
  const href = useHref();
  const to = href({ to: "/console/$programId/partners", params: { programId: useProgram().id } });
  return (
    <EmptyState title={t("none")} action={<ButtonLink href={to}>{t("toPartners")}</ButtonLink>}>
      {t("noneNote")}
    </EmptyState>
  );
}

function useColumns(): Column<LinkRowFragment>[] {
  const t = useText(linkText);
  const { language } = useLanguage();
  return [
    {
      key: "code",
      header: t("code"),
      cell: (row) => <span className="[overflow-wrap:anywhere]">{row.code}</span>,
    },
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {row.name}
          {row.isMain && <Badge tone="accent">{t("mainLink")}</Badge>}
          {row.archivedAt && <Badge>{t("archived")}</Badge>}
          <LinkBadges link={row} />
          {!row.name && !row.isMain && !row.archivedAt && !row.isExpired && !row.isStray && "–"}
        </span>
      ),
    },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    {
      key: "last",
      header: t("lastClick"),
      cell: ({ totals }) => (totals.lastClickAt ? <DateTime value={totals.lastClickAt} time /> : t("never")),
    },
    {
      key: "clicks",
      header: t("clicks"),
      numeric: true,
      cell: (row) => formatCount(row.totals.clickCount, language),
    },
  ];
}
