import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { NewPartnerDialog } from "./NewPartnerDialog";
import { PartnersFilters } from "./PartnersFilters";
import { PartnersTable } from "./PartnersTable";
import { enrollmentStatuses } from "./statuses";
import { partnersText } from "./text";

const PartnersDocument = graphql(`
  query ConsolePartners($filter: EnrollmentFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    enrollments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...PartnersTableRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/partners");

/** All partners of the program, narrowed by what stands in the address. */
export function PartnersPage() {
  const t = useText(partnersText);
  const { id: programId } = useProgram();
  const change = useFilters();
  const { search, status, tier, group, plan, demotion, new: dialog } = route.useSearch();
  const page = usePage();
  const filter = {
    programId,
    search,
    status: status ? enrollmentStatuses.filter((one) => status.split(",").includes(one)) : undefined,
    tierId: tier,
    groupId: group,
    planId: plan,
    hasDemotion: demotion && true,
  };
  const [{ data, error }, reload] = useQuery({
    query: PartnersDocument,
    variables: { filter, ...page.variables },
  });
  const isFiltered = Boolean(search || status || tier || group || plan || demotion);
  const clear = () => change({ search: "", status: "", tier: "", group: "", plan: "", demotion: "" });
  const onClear = isFiltered ? clear : undefined;
  const count = data?.enrollments.totalCount;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={
          count !== undefined && `${t(isFiltered ? "answerFiltered" : "answer", { count })}. ${t("soFar")}`
        }
        actions={<NewPartnerLink />}
      />
      <PartnersFilters filter={{ search, status, tier, group, plan, demotion }} onClear={onClear} />
      <ListCard
        connection={data?.enrollments}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={onClear}
        empty={
          <EmptyState title={t("none")} action={<NewPartnerLink />}>
            {t("noneNote")}
          </EmptyState>
        }
      >
        {(rows) => <PartnersTable rows={rows} />}
      </ListCard>
      {dialog === "partner" && <NewPartner />}
    </Page>
  );
}

/** The dialog is part of the address, so that ⌘K and links from other pages can open it. */
function NewPartnerLink() {
  const t = useText(partnersText);
  const href = useHref();
  const { id: programId } = useProgram();
  const search = route.useSearch();
  if (!useCan("PARTNER_MANAGE")) return null;
  const to = href({
    to: "/console/$programId/partners",
    params: { programId },
    search: { ...search, new: "partner" },
  });
  return (
    <ButtonLink look="primary" href={to}>
      {t("newPartner")}
    </ButtonLink>
  );
}

function NewPartner() {
  const navigate = useNavigate();
  const { id: programId } = useProgram();
  const { new: _, ...search } = route.useSearch();
  const canManage = useCan("PARTNER_MANAGE");
  const close = () => void navigate({ to: "/console/$programId/partners", params: { programId }, search });
  return canManage ? <NewPartnerDialog onClose={close} /> : null;
}
