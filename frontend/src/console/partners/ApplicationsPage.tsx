import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { TextSkeleton } from "~/ui/Skeleton";
import { ApplyAddress } from "../ApplyAddress";
import { useProgram } from "../program";
import { ApplicationCard } from "./ApplicationCard";
import { partnersText } from "./text";

const ApplicationsDocument = graphql(`
  query Applications($programId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    enrollments(
      filter: { programId: $programId, status: [APPLIED] }
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      edges { node { id ...ApplicationCard } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

/** Applications that wait for a decision, with what the applicants wrote. */
export function ApplicationsPage() {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const page = usePage(20);
  const [{ data, error }, reload] = useQuery({
    query: ApplicationsDocument,
    variables: { programId, ...page.variables },
  });
  const list = data?.enrollments;
  return (
    <Page>
      <PageHeader
        title={t("applications")}
        answer={list && list.totalCount > 0 && t("applicationsAnswer", { count: list.totalCount })}
      />
      {list ? (
        list.edges.length === 0 ? (
          <NoApplications />
        ) : (
          <>
            <ul className="flex flex-col gap-4">
              {list.edges.map(({ node }) => (
                <li key={node.id}>
                  <ApplicationCard enrollment={node} />
                </li>
              ))}
            </ul>
            <Pagination links={page.links(list.pageInfo)} />
          </>
        )
      ) : (
        <Card>
          {error ? (
            <ErrorState title={t("applicationsFailed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TextSkeleton lines={6} />
          )}
        </Card>
      )}
    </Page>
  );
}

function NoApplications() {
  const t = useText(partnersText);
  const href = useHref();
  const { id: programId } = useProgram();
  const settings = href({ to: "/console/$programId/settings", params: { programId } });
  return (
    <Card>
      <EmptyState
        title={t("noApplications")}
        action={<ButtonLink href={settings}>{t("editApplyPage")}</ButtonLink>}
      >
        {t("noApplicationsNote")}
      </EmptyState>
      <div className="mx-auto max-w-xl pb-4">
        <ApplyAddress />
      </div>
    </Card>
  );
}
