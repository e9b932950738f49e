import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { CommissionFilter, CommissionStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { periodInput } from "../list/period";
import { useProgram } from "../program";
import { BulkBar } from "./BulkBar";
import { CommissionFilters } from "./CommissionFilters";
import { CommissionTable } from "./CommissionTable";
import { CommissionTotals } from "./CommissionTotals";
import { commissionText } from "./text";

// The explanation of an amount is the larger part of the page, and most look at the list only.
const CommissionPanel = lazy(() =>
  import("./CommissionPanel").then((file) => ({ default: file.CommissionPanel })),
);

const CommissionsDocument = graphql(`
  query Commissions($filter: CommissionFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...CommissionRow ...CommissionBulk } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
    commissionTotals(filter: $filter) { ...CommissionTotals }
  }
`);
const route = getRouteApi("/console/$programId/commissions");
const nothing: ReadonlySet<string> = new Set();

/** Every commission of the program, with sums that equal the rows, and the decisions about them. */
export function CommissionsPage() {
  const t = useText(commissionText);
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const [selected, setSelected] = useState(nothing);
  const filter: CommissionFilter = {
    programId,
    ...(search.status ? { status: search.status.split(",") as CommissionStatus[] } : {}),
    ...(search.enrollment ? { enrollmentId: search.enrollment } : {}),
    ...(search.currency ? { currencyCode: search.currency } : {}),
    ...(search.hold ? { isHoldOver: true } : {}),
    ...(periodInput(search) ? { occurred: periodInput(search) } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: CommissionsDocument,
    variables: { filter, ...page.variables },
  });
  const isFiltered = Object.keys(filter).length > 1;
  const clear = () => change({ status: "", enrollment: "", currency: "", hold: "", from: "", until: "" });
  const rows = data?.commissions.edges.map((edge) => edge.node) ?? [];
  const chosen = rows.filter((row) => selected.has(row.id));
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      <CommissionFilters onClear={isFiltered ? clear : undefined} totals={data?.commissionTotals} />
      {data && data.commissions.totalCount > 0 && <CommissionTotals totals={data.commissionTotals} />}
      <BulkBar commissions={chosen} onDone={() => setSelected(nothing)} />
      <ListCard
        connection={data?.commissions}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={isFiltered ? clear : undefined}
        empty={<None />}
      >
        {(nodes) => <CommissionTable commissions={nodes} selected={selected} onSelect={setSelected} />}
      </ListCard>
      {search.show && (
        <Suspense>
          <CommissionPanel key={search.show} id={search.show} onClose={() => change({ show: "" })} />
        </Suspense>
      )}
    </Page>
  );
}

function None() {
  const t = useText(commissionText);
  const href = useHref();
  const params = { programId: useProgram().id };
  return (
    <EmptyState
      title={t("none")}
      action={
        <ButtonLink href={href({ to: "/console/$programId/conversions", params })}>
          {t("toConversions")}
        </ButtonLink>
      }
    >
      {t("noneNote")}
    </EmptyState>
  );
}
