import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { CustomerRowFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { Button, ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { type Column, Table } from "~/ui/Table";
import { FilterBar } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { countryName } from "./country";
import { IdentifyDialog } from "./IdentifyDialog";
import { customerText } from "./text";

const CustomerRowDocument = graphql(`
  fragment CustomerRow on Customer { id externalId name company email country createdAt }
`);
const CustomersDocument = graphql(`
  query Customers($filter: CustomerFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    customers(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...CustomerRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/customers");

/** Everybody whom the program knows as a customer. */
export function CustomersPage() {
  const t = useText(customerText);
  const href = useHref();
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const canRecord = useCan("CONVERSION_RECORD");
  const filter = { programId, ...(search.search ? { search: search.search } : {}) };
  const [{ data, error }, reload] = useQuery({
    query: CustomersDocument,
    variables: { filter, ...page.variables },
  });
  const columns = useColumns();
  const clear = search.search ? () => change({ search: "" }) : undefined;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={t("answer")}
        actions={
          canRecord && <Button onClick={() => change({ new: "identification" })}>{t("identify")}</Button>
        }
      />
      <FilterBar onClear={clear}>
        <SearchField
          label={t("search")}
          value={search.search ?? ""}
          onSearch={(words) => change({ search: words })}
        />
      </FilterBar>
      <ListCard
        connection={data?.customers}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={clear}
        empty={
          <EmptyState
            title={t("none")}
            action={
              <ButtonLink href={href({ to: "/console/$programId/conversions", params: { programId } })}>
                {t("toConversions")}
              </ButtonLink>
            }
          >
            {t("noneNote")}
          </EmptyState>
        }
      >
        {(nodes) => (
          <Table
            caption={t("title")}
            columns={columns}
            rows={nodes.map((node) => readFragment(CustomerRowDocument, node))}
            rowKey={(row) => row.id}
            rowHref={(row) =>
              href({
                to: "/console/$programId/customers/$customerId",
                params: { programId, customerId: row.id },
              })
            }
          />
        )}
      </ListCard>
      {canRecord && search.new === "identification" && (
        <IdentifyDialog externalId="" onClose={() => change({ new: "" })} />
      )}
    </Page>
  );
}

function useColumns(): Column<CustomerRowFragment>[] {
  const t = useText(customerText);
  const { language } = useLanguage();
  return [
    { key: "name", header: t("name"), cell: (row) => row.company ?? row.name ?? row.externalId },
    { key: "id", header: t("externalId"), cell: (row) => row.externalId },
    { key: "email", header: t("email"), cell: (row) => row.email ?? "–" },
    {
      key: "country",
      header: t("country"),
      wideOnly: true,
      cell: (row) => (row.country ? countryName(row.country, language) : "–"),
    },
    { key: "since", header: t("since"), cell: (row) => <DateTime value={row.createdAt} /> },
  ];
}
