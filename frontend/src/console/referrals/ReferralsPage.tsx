import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralFilter, ReferralRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { LiveNews } from "~/pipeline/LiveNews";
import { Next } from "~/pipeline/Next";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Money, MoneyList } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { boardText } from "./board/text";
import { ExtensionInbox } from "./ExtensionInbox";
import { Filters } from "./Filters";
import { countedBy, filterOf, onBoard } from "./filter";
import { ImportLink } from "./ImportLink";
import { Standing } from "./Standing";
import { SubmissionInbox } from "./SubmissionInbox";
import { referralText } from "./text";
import { ViewTabs } from "./ViewTabs";

const Board = lazy(() => import("./board/Board").then((file) => ({ default: file.Board })));
const ForecastView = lazy(() => import("./ForecastView").then((file) => ({ default: file.ForecastView })));
const ReferralPanel = lazy(() => import("./ReferralPanel").then((file) => ({ default: file.ReferralPanel })));
const TasksView = lazy(() => import("./TasksView").then((file) => ({ default: file.TasksView })));

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
    ...ReferralNext
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
/** No filter. */
const nothing = {
  stage: "",
  enrollment: "",
  search: "",
  ball: "",
  from: "",
  expected: "",
  currency: "",
  won: "",
  status: "",
};

/** Every referral: as a list, as a board, by what it may bring, by what is to be done, and what waits for a decision. */
export function ReferralsPage() {
  const t = useText(referralText);
  const say = useText(boardText);
  const program = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const view = search.view ?? "list";
  const { enrollment, ball, from, expected, currency, won, status } = search;
  const isNarrowing = view === "list" || view === "board";
  const isFiltered = Boolean(
    search.search ||
      enrollment ||
      (isNarrowing && (ball || from)) ||
      (view === "list" && (search.stage || expected || currency || won || status)),
  );
  const clear = isFiltered ? () => change({ ...nothing }) : undefined;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={view === "forecast" ? say("forecastAnswer") : t("answer")}
        actions={<ImportLink />}
      />
      <LiveNews programId={program.id} />
      <ViewTabs current={view} kept={{ enrollment, search: search.search, ball, from }} />
      {view === "tasks" ? null : view === "forecast" ? (
        <FilterBar onClear={enrollment ? () => change({ enrollment: "" }) : undefined}>
          <EnrollmentFilter value={enrollment} />
        </FilterBar>
      ) : (
        <Filters view={view} onClear={clear} />
      )}
      <Suspense fallback={<Waiting />}>
        {view === "board" ? (
          <Board
            filter={{ ...filterOf(program, search), statuses: [...onBoard] }}
            empty={isFiltered ? undefined : <None />}
          />
        ) : view === "forecast" ? (
          <ForecastView enrollmentId={enrollment} period={search.period ?? "last-12-months"} />
        ) : view === "tasks" ? (
          <TasksView />
        ) : view === "decide" ? (
          <>
            <SubmissionInbox enrollmentId={enrollment} search={search.search} onClear={clear} />
            <ExtensionInbox enrollmentId={enrollment} />
          </>
        ) : (
          <AllReferrals onClear={clear} />
        )}
      </Suspense>
      <Suspense>
        {search.show && (
          <ReferralPanel key={search.show} id={search.show} onClose={() => change({ show: "" })} />
        )}
      </Suspense>
    </Page>
  );
}

function Waiting() {
  return (
    <Card flush>
      <TableSkeleton />
    </Card>
  );
}

function AllReferrals({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useText(referralText);
  const program = useProgram();
  const search = route.useSearch();
  const page = usePage();
  const here = useRouterState({ select: (state) => state.location.href });
  const filter: ReferralFilter = {
    ...filterOf(program, search),
    ...countedBy(program.timeZone, search),
    ...(search.stage ? { stageIds: search.stage.split(",") } : {}),
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
  const say = useText(boardText);
  return [
    { key: "name", header: t("name"), cell: (row) => row.name },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "stage", header: t("stage"), cell: (row) => <Standing referral={row} /> },
    { key: "next", header: say("next"), cell: (row) => <Next referral={row} here="VENDOR" closed="–" /> },
    { key: "since", header: t("since"), wideOnly: true, cell: (row) => <DateTime value={row.stageSince} /> },
    {
      key: "value",
      header: t("value"),
      numeric: true,
      cell: (row) => (row.value ? <Money value={row.value} /> : "–"),
    },
    {
      key: "earned",
      header: t("earned"),
      numeric: true,
      wideOnly: true,
      cell: (row) => <MoneyList values={row.earned} />,
    },
  ];
}
