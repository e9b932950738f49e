import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralFilter, ReferralRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Money, MoneyList } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { SearchField } from "~/ui/SearchField";
import { type Column, Table } from "~/ui/Table";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { ReferralPanel } from "./ReferralPanel";
import { StageTabs } from "./StageTabs";
import { Standing } from "./Standing";
import { SubmissionInbox } from "./SubmissionInbox";
import { referralText } from "./text";

const ReferralRowDocument = graphql(`
  fragment ReferralRow on Referral {
    id
    name
    status
    stageSince
    stage { id name kind }
    value { amount currencyCode }
    earned { amount currencyCode }
    enrollment { id partner { id name } }
  }
`);
const ReferralsDocument = graphql(`
  query Referrals($filter: ReferralFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    referrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ReferralRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/referrals");

/** Every referral, all together or by stage, and the submissions that wait for a decision. */
export function ReferralsPage() {
  const t = useText(referralText);
  const search = route.useSearch();
  const change = useFilters();
  const isInbox = search.view === "decide";
  const isFiltered = Boolean(search.search || search.enrollment || (!isInbox && search.stage));
  const clear = isFiltered ? () => change({ stage: "", enrollment: "", search: "" }) : undefined;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      <StageTabs current={search.stage} isInbox={isInbox} />
      <FilterBar onClear={clear}>
        <SearchField
          label={t("search")}
          value={search.search ?? ""}
          onSearch={(words) => change({ search: words })}
        />
        <EnrollmentFilter value={search.enrollment} />
      </FilterBar>
      {isInbox ? (
        <SubmissionInbox enrollmentId={search.enrollment} search={search.search} onClear={clear} />
      ) : (
        <AllReferrals onClear={clear} />
      )}
      {search.show && (
        <ReferralPanel key={search.show} id={search.show} onClose={() => change({ show: "" })} />
      )}
    </Page>
  );
}

function AllReferrals({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useText(referralText);
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const page = usePage();
  const here = useRouterState({ select: (state) => state.location.href });
  const filter: ReferralFilter = {
    programId,
    ...(search.stage ? { stageIds: search.stage.split(",") } : {}),
    ...(search.enrollment ? { enrollmentId: search.enrollment } : {}),
    ...(search.search ? { search: search.search } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: ReferralsDocument,
    variables: { filter, ...page.variables },
  });
  const columns = useColumns();
  return (
    <ListCard
      connection={data?.referrals}
      error={error}
      onRetry={reload}
      failed={t("failed")}
      onClear={onClear}
      empty={<None />}
    >
      {(nodes) => (
        <Table
          caption={t("title")}
          columns={columns}
          rows={nodes.map((node) => readFragment(ReferralRowDocument, node))}
          rowKey={(row) => row.id}
          rowHref={(row) => showHref(here, row.id)}
        />
      )}
    </ListCard>
  );
}

function None() {
  const t = useText(referralText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const to = href({ to: "/console/$programId/conversions", params });
  return (
    <EmptyState title={t("none")} action={<ButtonLink href={to}>{t("toConversions")}</ButtonLink>}>
      {t("noneNote")}
    </EmptyState>
  );
}

function useColumns(): Column<ReferralRowFragment>[] {
  const t = useText(referralText);
  return [
    { key: "name", header: t("name"), cell: (row) => row.name },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "stage", header: t("stage"), cell: (row) => <Standing referral={row} /> },
    { key: "since", header: t("since"), cell: (row) => <DateTime value={row.stageSince} /> },
    {
      key: "value",
      header: t("value"),
      numeric: true,
      cell: (row) => (row.value ? <Money value={row.value} /> : "–"),
    },
    { key: "earned", header: t("earned"), numeric: true, cell: (row) => <MoneyList values={row.earned} /> },
  ];
}
