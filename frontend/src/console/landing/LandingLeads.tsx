import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { LandingLeadsQuery } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { Badge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { type Column, Table } from "~/ui/Table";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { LeadPanel } from "./LeadPanel";
import { landingText } from "./text";

const LandingLeadsDocument = graphql(`
  query LandingLeads($programId: ID!, $enrollmentId: ID, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    landingLeads(programId: $programId, enrollmentId: $enrollmentId, first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          id
          name
          email
          company
          message
          consent
          createdAt
          isRepeated
          link { id code }
          enrollment { id partner { id name } }
          conversion { id }
          referral { id name }
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
/** A lead as the list has it. */
export type Lead = LandingLeadsQuery["landingLeads"]["edges"][number]["node"];

const route = getRouteApi("/console/$programId/landing");

/** Who wrote into the forms, newest first. */
export function LandingLeads() {
  const t = useText(landingText);
  const { id: programId } = useProgram();
  const { enrollment, show } = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const here = useRouterState({ select: (state) => state.location.href });
  const [{ data, error }, reload] = useQuery({
    query: LandingLeadsDocument,
    variables: { programId, enrollmentId: enrollment ?? null, ...page.variables },
  });
  const clear = enrollment ? () => change({ enrollment: "" }) : undefined;
  const shown = data?.landingLeads.edges.find(({ node }) => node.id === show)?.node;
  const columns: Column<Lead>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {row.name}
          {row.isRepeated && <Badge>{t("again")}</Badge>}
        </span>
      ),
    },
    { key: "company", header: t("company"), wideOnly: true, cell: (row) => row.company ?? "–" },
    { key: "email", header: t("email"), wideOnly: true, cell: (row) => row.email },
    { key: "partner", header: t("partner"), cell: (row) => row.enrollment.partner.name },
    { key: "link", header: t("link"), wideOnly: true, cell: (row) => row.link.code },
    { key: "sent", header: t("sent"), cell: (row) => <DateTime value={row.createdAt} time /> },
  ];
  return (
    <>
      <FilterBar onClear={clear}>
        <EnrollmentFilter value={enrollment} />
      </FilterBar>
      <ListCard
        connection={data?.landingLeads}
        error={error}
        onRetry={reload}
        failed={t("leadsFailed")}
        onClear={clear}
        empty={<EmptyState title={t("noLeads")}>{t("noLeadsNote")}</EmptyState>}
      >
        {(rows) => (
          <Table
            caption={t("leads")}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => showHref(here, row.id)}
          />
        )}
      </ListCard>
      {shown && <LeadPanel key={shown.id} lead={shown} onClose={() => change({ show: "" })} />}
    </>
  );
}
