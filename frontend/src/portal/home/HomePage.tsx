import { lazy, Suspense, useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { periodOf } from "~/lib/period";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { ButtonLink } from "~/ui/Button";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { StatSkeleton, TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { hasBegun } from "../navigation";
import { MoneyNow } from "./MoneyNow";
import { homeText } from "./text";

const PortalHomeDocument = graphql(`
  query PortalHome($id: ID!, $month: PeriodInput!) {
    enrollment(id: $id) {
      id
      ...MoneyNow
      ...HomeDetails
    }
    links(filter: { enrollmentId: $id }, last: 1) {
      edges { node { id ...ShareBox } }
    }
  }
`);

// Asked for at once, beside the data, but not needed for the answer and the figures.
const details = import("./details/HomeDetails");
const HomeDetails = lazy(() => details.then((module) => ({ default: module.HomeDetails })));

const AppliedPage = lazy(() =>
  import("../waiting/AppliedPage").then((module) => ({ default: module.AppliedPage })),
);

/** Where the partner stands: what is paid when, what is on its way, and what to do next. */
export function HomePage() {
  const { status } = useEnrollment();
  if (hasBegun(status)) return <Overview />;
  return (
    <Suspense fallback={<TextSkeleton lines={4} />}>
      <AppliedPage />
    </Suspense>
  );
}

function Overview() {
  const t = useText(homeText);
  const { language } = useLanguage();
  const href = useHref();
  const { id, program, status } = useEnrollment();
  const month = useMemo(() => periodOf("this-month", new Date(), program.timeZone), [program.timeZone]);
  const [{ data, error }, reload] = useQuery({ query: PortalHomeDocument, variables: { id, month } });
  const enrollment = data?.enrollment;
  const link = data?.links.edges[0]?.node;
  if (error && !enrollment) {
    return (
      <Page>
        <PageHeader title={t("title")} />
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t("title")}
        actions={
          status === "APPROVED" && (
            <ButtonLink href={href({ to: "/portal/quote" })}>{t("toQuote")}</ButtonLink>
          )
        }
      />
      {status === "SUSPENDED" && (
        <Banner tone="warn" title={t("suspendedTitle")}>
          {t("suspendedNote")}
        </Banner>
      )}
      {status === "BANNED" && (
        <Banner tone="bad" title={t("bannedTitle")}>
          {t("bannedNote")}
        </Banner>
      )}
      {enrollment ? <MoneyNow enrollment={enrollment} month={month} /> : <StatSkeleton count={2} />}
      <Suspense fallback={<TextSkeleton lines={9} />}>
        {enrollment ? (
          <HomeDetails enrollment={enrollment} link={link ?? null} />
        ) : (
          <TextSkeleton lines={9} />
        )}
      </Suspense>
    </Page>
  );
}
