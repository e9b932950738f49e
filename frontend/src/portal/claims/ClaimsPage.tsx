import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { TableSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { ClaimItem } from "./ClaimItem";
import { claimsText } from "./text";

const PortalClaimsDocument = graphql(`
  query PortalClaims($filter: ClaimFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    claims(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ClaimItem } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

const route = getRouteApi("/portal/claims");
const OpenClaim = lazy(() => import("./OpenClaim").then((file) => ({ default: file.OpenClaim })));

/** What the partner asked to be credited for, each with who has the ball and the answer. */
export function ClaimsPage() {
  const t = useText(claimsText);
  const { language } = useLanguage();
  const href = useHref();
  const navigate = useNavigate();
  const mayClaim = useCan("OWN_REFERRAL_OPEN");
  const { id: enrollmentId } = useEnrollment();
  const search = route.useSearch();
  const page = usePage(20);
  const [{ data, error }, reload] = useQuery({
    query: PortalClaimsDocument,
    variables: { filter: { enrollmentId }, ...page.variables },
  });
  const claims = data?.claims;
  const open = mayClaim && (
    <ButtonLink look="primary" href={href({ to: "/portal/claims", search: { new: "claim" } })}>
      {t("open")}
    </ButtonLink>
  );
  const isEmpty = claims?.edges.length === 0;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        back={{ label: t("back"), href: href({ to: "/portal/earnings" }) }}
        answer={t("answer")}
        actions={!isEmpty && open}
      />
      <Card flush>
        {error && !claims ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !claims ? (
          <TableSkeleton />
        ) : isEmpty ? (
          <EmptyState title={t("empty")} action={open}>
            {t(mayClaim ? "emptyNote" : "emptyOnly")}
          </EmptyState>
        ) : (
          <>
            <ul aria-label={t("title")}>
              {claims.edges.map(({ node }) => (
                <ClaimItem key={node.id} claim={node} mayAnswer={mayClaim} />
              ))}
            </ul>
            <Pagination links={page.links(claims.pageInfo)} total={claims.totalCount} />
          </>
        )}
      </Card>
      <Suspense>
        {search.new && mayClaim && (
          <OpenClaim onClose={() => void navigate({ to: "/portal/claims", search: {} })} />
        )}
      </Suspense>
    </Page>
  );
}
