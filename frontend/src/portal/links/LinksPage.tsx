import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { SearchField } from "~/ui/SearchField";
import { TableSkeleton, TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { Codes } from "./Codes";
import { LinkItem } from "./LinkItem";
import { linksText } from "./text";

const PortalLinksDocument = graphql(`
  query PortalLinks(
    $id: ID!, $filter: LinkFilter!
    $first: Int, $after: Cursor, $last: Int, $before: Cursor
  ) {
    enrollment(id: $id) {
      id
      ...PortalCodes
      program { id siteUrl allowedHosts }
    }
    links(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...LinkItem } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

const route = getRouteApi("/portal/links");
const CreateLink = lazy(() => import("./CreateLink").then((module) => ({ default: module.CreateLink })));

const OccasionsCard = lazy(() =>
  import("./OccasionsCard").then((module) => ({ default: module.OccasionsCard })),
);

/** With so few links one looks, and does not search. */
const few = 5;

/** The partner's links: take them away, see what they bring, make another. Codes stand below. */
export function LinksPage() {
  const t = useText(linksText);
  const { language } = useLanguage();
  const { id, status } = useEnrollment();
  const { search } = route.useSearch();
  const navigate = useNavigate();
  const mayMake = useCan("OWN_LINK_MANAGE");
  const page = usePage(20);
  const [{ data, error }, reload] = useQuery({
    query: PortalLinksDocument,
    variables: { id, filter: { enrollmentId: id, ...(search ? { search } : {}) }, ...page.variables },
  });
  const program = data?.enrollment?.program;
  const total = data?.links.totalCount;
  const [isMaking, setMaking] = useState(false);
  const isFirst = total === 0 && !search;
  const canMake = mayMake && status === "APPROVED" && program !== undefined;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={
          total !== undefined && !search && status === "APPROVED" ? t("answer", { count: total }) : undefined
        }
        actions={
          canMake &&
          !isFirst && (
            <Button
              look={isMaking ? "secondary" : "primary"}
              aria-expanded={isMaking}
              icon={<Plus aria-hidden="true" className="size-4" />}
              onClick={() => setMaking(!isMaking)}
            >
              {t("createTitle")}
            </Button>
          )
        }
      />
      {!mayMake && status === "APPROVED" && <Banner>{t("notAllowed")}</Banner>}
      {status !== "APPROVED" && <Banner tone="warn">{t(status === "BANNED" ? "ended" : "paused")}</Banner>}
      {canMake && (isMaking || isFirst) && (
        <Suspense
          fallback={
            <Card>
              <TextSkeleton />
            </Card>
          }
        >
          <CreateLink enrollmentId={id} program={program} />
        </Suspense>
      )}
      {(search || (total ?? 0) > few) && (
        <SearchField
          label={t("searchLabel")}
          value={search ?? ""}
          onSearch={(words) => void navigate({ to: "/portal/links", search: { search: words || undefined } })}
        />
      )}
      <Card flush>
        {error && !data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !data ? (
          <TableSkeleton />
        ) : data.links.edges.length === 0 ? (
          <NoLinks isSearch={Boolean(search)} />
        ) : (
          <>
            <ul className="flex flex-col">
              {data.links.edges.map(({ node }) => (
                <LinkItem key={node.id} link={node} site={program?.siteUrl} mayChange={mayMake} />
              ))}
            </ul>
            <Pagination links={page.links(data.links.pageInfo)} total={total} />
          </>
        )}
      </Card>
      {data?.enrollment && <Codes enrollment={data.enrollment} />}
      <Suspense>{status === "APPROVED" && <OccasionsCard />}</Suspense>
    </Page>
  );
}

function NoLinks({ isSearch }: { isSearch: boolean }) {
  const t = useText(linksText);
  const href = useHref();
  if (!isSearch) return <EmptyState title={t("empty")}>{t("emptyNote")}</EmptyState>;
  return (
    <EmptyState
      title={t("noMatch")}
      action={<ButtonLink href={href({ to: "/portal/links" })}>{t("clear")}</ButtonLink>}
    >
      {t("noMatchNote")}
    </EmptyState>
  );
}
