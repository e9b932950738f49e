import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReciprocalFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { ReciprocalPanel } from "./ReciprocalPanel";
import { ReciprocalTable } from "./ReciprocalTable";
import { reciprocalStatuses } from "./statuses";
import { reciprocalText } from "./text";

const SendDialog = lazy(() => import("./SendDialog").then((file) => ({ default: file.SendDialog })));

const ReciprocalsDocument = graphql(`
  query Reciprocals($filter: ReciprocalFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    reciprocalReferrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ReciprocalRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/reciprocal");

/** Prospects that the organization sent to partners. Each opens beside the list. */
export function ReciprocalPage() {
  const t = useText(reciprocalText);
  const { id: programId } = useProgram();
  const { status, enrollment, show, new: isNew } = route.useSearch();
  const change = useFilters();
  const maySend = useCan("REFERRAL_MANAGE");
  const page = usePage();
  const filter: ReciprocalFilter = {
    programId,
    ...(status ? { statuses: [status] } : {}),
    ...(enrollment ? { enrollmentId: enrollment } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: ReciprocalsDocument,
    variables: { filter, ...page.variables },
  });
  const clear = status || enrollment ? () => change({ status: "", enrollment: "" }) : undefined;
  const send = maySend && (
    <Button look="primary" onClick={() => change({ new: "prospect" })}>
      {t("send")}
    </Button>
  );
  const isEmpty = data?.reciprocalReferrals.edges.length === 0 && !clear;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} actions={!isEmpty && send} />
      <FilterBar onClear={clear}>
        <FilterSelect
          label={t("status")}
          value={status ?? ""}
          options={reciprocalStatuses.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => change({ status: value })}
        />
        <EnrollmentFilter value={enrollment} />
      </FilterBar>
      <ListCard
        connection={data?.reciprocalReferrals}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={clear}
        empty={
          <EmptyState title={t("none")} action={send}>
            {t("noneNote")}
          </EmptyState>
        }
      >
        {(nodes) => <ReciprocalTable prospects={nodes} />}
      </ListCard>
      {show && <ReciprocalPanel key={show} id={show} onClose={() => change({ show: "" })} />}
      <Suspense>{isNew && maySend && <SendDialog onClose={() => change({ new: "" })} />}</Suspense>
    </Page>
  );
}
