import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { FraudReviewFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { Button, ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { DecideBar } from "./DecideBar";
import { FraudPanel } from "./FraudPanel";
import { FraudTable } from "./FraudTable";
import { reviewViews, signalKinds } from "./statuses";
import { fraudText } from "./text";

const FraudReviewsDocument = graphql(`
  query FraudReviews($filter: FraudReviewFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    fraudReviews(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...FraudRow ...FraudBulk } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/fraud");
const nothing: ReadonlySet<string> = new Set();

/** What looks like fraud; what waits first. Each opens beside the list, with its evidence. */
export function FraudPage() {
  const t = useText(fraudText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { status, kind, enrollment, show } = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const [selected, setSelected] = useState(nothing);
  const filter: FraudReviewFilter = {
    programId,
    ...(status === "ALL" ? {} : { status: [status ?? "OPEN"] }),
    ...(kind ? { kind: [kind] } : {}),
    ...(enrollment ? { enrollmentId: enrollment } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: FraudReviewsDocument,
    variables: { filter, ...page.variables },
  });
  const isFiltered = Boolean(status || kind || enrollment);
  const clear = isFiltered ? () => change({ status: "", kind: "", enrollment: "" }) : undefined;
  const rules = `${href({ to: "/console/$programId/settings", params: { programId } })}#fraud`;
  const nodes = data?.fraudReviews.edges.map(({ node }) => node) ?? [];
  const onlyAll = status === "ALL" && !kind && !enrollment;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={t("answer")}
        actions={<ButtonLink href={rules}>{t("toRules")}</ButtonLink>}
      />
      <FilterBar onClear={clear}>
        <FilterSelect
          label={t("status")}
          all={t("OPEN")}
          value={status ?? ""}
          options={reviewViews.map((value) => ({ value: value as string, label: t(value) }))}
          onChange={(value) => change({ status: value })}
        />
        <FilterSelect
          label={t("kind")}
          value={kind ?? ""}
          options={signalKinds.map((value) => ({ value: value as string, label: t(`kind.${value}`) }))}
          onChange={(value) => change({ kind: value })}
        />
        <EnrollmentFilter value={enrollment} />
      </FilterBar>
      <DecideBar
        reviews={nodes.filter((node) => selected.has(node.id))}
        onDone={() => setSelected(nothing)}
      />
      <ListCard
        connection={data?.fraudReviews}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={kind || enrollment ? clear : undefined}
        empty={
          onlyAll ? (
            <EmptyState title={t("none")} action={<ButtonLink href={rules}>{t("toRules")}</ButtonLink>}>
              {t("noneNote")}
            </EmptyState>
          ) : (
            <EmptyState
              title={t("noneOpen")}
              action={<Button onClick={() => change({ status: "ALL" })}>{t("showAll")}</Button>}
            >
              {t("noneOpenNote")}
            </EmptyState>
          )
        }
      >
        {(rows) => <FraudTable reviews={rows} selected={selected} onSelect={setSelected} />}
      </ListCard>
      {show && <FraudPanel key={show} id={show} onClose={() => change({ show: "" })} />}
    </Page>
  );
}
