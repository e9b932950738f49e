import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ClaimFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { ClaimPanel } from "./ClaimPanel";
import { ClaimTable } from "./ClaimTable";
import { claimViews } from "./statuses";
import { claimText } from "./text";

const ClaimsDocument = graphql(`
  query Claims($filter: ClaimFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    claims(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ClaimRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/claims");

/** What partners ask to be credited for; those that wait for the vendor first. Each opens beside the list. */
export function ClaimsPage() {
  const t = useText(claimText);
  const { id: programId } = useProgram();
  const { status, enrollment, show } = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const filter: ClaimFilter = {
    programId,
    ...(status === "ALL" ? {} : { statuses: [status ?? "OPEN"] }),
    ...(enrollment ? { enrollmentId: enrollment } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: ClaimsDocument,
    variables: { filter, ...page.variables },
  });
  const isFiltered = Boolean(status || enrollment);
  const clear = isFiltered ? () => change({ status: "", enrollment: "" }) : undefined;
  const showAll = <Button onClick={() => change({ status: "ALL" })}>{t("showAll")}</Button>;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      <FilterBar onClear={clear}>
        <FilterSelect
          label={t("status")}
          all={t("OPEN")}
          value={status ?? ""}
          options={claimViews.map((value) => ({ value: value as string, label: t(value) }))}
          onChange={(value) => change({ status: value })}
        />
        <EnrollmentFilter value={enrollment} />
      </FilterBar>
      <ListCard
        connection={data?.claims}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={status === "ALL" && !enrollment ? undefined : clear}
        empty={
          status === "ALL" ? (
            <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
          ) : (
            <EmptyState title={t("noneOpen")} action={showAll}>
              {t("noneOpenNote")}
            </EmptyState>
          )
        }
      >
        {(nodes) => <ClaimTable claims={nodes} />}
      </ListCard>
      {show && <ClaimPanel key={show} id={show} onClose={() => change({ show: "" })} />}
    </Page>
  );
}
