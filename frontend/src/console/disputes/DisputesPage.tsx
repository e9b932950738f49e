import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { DisputeFilter, DisputeStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { DisputePanel } from "./DisputePanel";
import { DisputeTable } from "./DisputeTable";
import { disputeStatuses } from "./statuses";
import { disputeText } from "./text";

const DisputesDocument = graphql(`
  query Disputes($filter: DisputeFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    disputes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...DisputeRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/disputes");

/** Every dispute of the program; each opens beside the list, with what it stops. */
export function DisputesPage() {
  const t = useText(disputeText);
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const filter: DisputeFilter = {
    programId,
    ...(search.status ? { status: search.status.split(",") as DisputeStatus[] } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: DisputesDocument,
    variables: { filter, ...page.variables },
  });
  const clear = () => change({ status: "" });
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      <FilterBar onClear={search.status ? clear : undefined}>
        <FilterSelect
          label={t("status")}
          value={search.status ?? ""}
          options={disputeStatuses.map((value) => ({ value: value as string, label: t(value) }))}
          onChange={(status) => change({ status })}
        />
      </FilterBar>
      <ListCard
        connection={data?.disputes}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={search.status ? clear : undefined}
        empty={<None />}
      >
        {(nodes) => <DisputeTable disputes={nodes} />}
      </ListCard>
      {search.show && (
        <DisputePanel key={search.show} id={search.show} onClose={() => change({ show: "" })} />
      )}
    </Page>
  );
}

function None() {
  const t = useText(disputeText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const to = href({ to: "/console/$programId/conversions", params });
  return (
    <EmptyState title={t("none")} action={<ButtonLink href={to}>{t("toConversions")}</ButtonLink>}>
      {t("noneNote")}
    </EmptyState>
  );
}
