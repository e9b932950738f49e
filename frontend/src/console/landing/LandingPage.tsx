import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { Tabs } from "~/ui/Tabs";
import { useProgram } from "../program";
import { landingText } from "./text";

const LandingEditor = lazy(() => import("./LandingEditor").then((file) => ({ default: file.LandingEditor })));
const LandingLeads = lazy(() => import("./LandingLeads").then((file) => ({ default: file.LandingLeads })));

const LandingDocument = graphql(`
  query ConsoleLanding($programId: ID!) {
    landingPage(programId: $programId) { id isPublished ...LandingEditor }
  }
`);
const route = getRouteApi("/console/$programId/landing");

/** The page that each link has: its text with a preview, and the leads that came by it. */
export function LandingPage() {
  const t = useText(landingText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId, slug } = useProgram();
  const mayReadLeads = useCan("REFERRAL_READ");
  const { view } = route.useSearch();
  const [{ data, error }, reload] = useQuery({ query: LandingDocument, variables: { programId } });
  const isLeads = view === "leads" && mayReadLeads;
  const address = `${window.location.origin}/p/${slug}/…`;
  const tab = (which: "leads" | undefined) =>
    href({ to: "/console/$programId/landing", params: { programId }, search: which ? { view: which } : {} });
  const tabs = [
    { label: t("page"), href: tab(undefined), current: !isLeads },
    { label: t("leads"), href: tab("leads"), current: isLeads },
  ];
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={data && t(data.landingPage?.isPublished ? "on" : "off", { address })}
      />
      {mayReadLeads && <Tabs label={t("tabs")} tabs={tabs} />}
      {isLeads ? (
        <Suspense>
          <LandingLeads />
        </Suspense>
      ) : data ? (
        <Suspense>
          <LandingEditor key={programId} page={data.landingPage ?? null} />
        </Suspense>
      ) : (
        <Card>
          {error ? (
            <ErrorState title={t("failed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TextSkeleton lines={10} />
          )}
        </Card>
      )}
    </Page>
  );
}
