import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { StatSkeleton, TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { PartnerActions } from "./PartnerActions";
import { PartnerAnswer } from "./PartnerAnswer";
import { PartnerCommissions } from "./PartnerCommissions";
import { PartnerFigures } from "./PartnerFigures";
import { PartnerLinks } from "./PartnerLinks";
import { PartnerPayouts } from "./PartnerPayouts";
import { type PartnerSection, PartnerSections } from "./PartnerSections";
import { PartnerTerms } from "./PartnerTerms";
import { PartnerTier } from "./PartnerTier";
import { partnersText } from "./text";

const PartnerCodes = lazy(() =>
  import("./PartnerCodes").then((module) => ({ default: module.PartnerCodes })),
);

const PartnerMerits = lazy(() =>
  import("./merits/PartnerMerits").then((module) => ({ default: module.PartnerMerits })),
);

const PartnerReciprocity = lazy(() =>
  import("../reciprocal/PartnerReciprocity").then((module) => ({ default: module.PartnerReciprocity })),
);

const PartnerAbout = lazy(() =>
  import("./PartnerAbout").then((module) => ({ default: module.PartnerAbout })),
);

const PartnerDocument = graphql(`
  query ConsolePartner($id: ID!) {
    enrollment(id: $id) {
      id
      partner { id name ...PartnerMethods }
      ...PartnerAnswer
      ...PartnerActions
      ...PartnerFigures
      ...PartnerTerms
      ...PartnerTier
      ...PartnerLinks
      ...PartnerCodes
      ...PartnerMerits
      ...PartnerReciprocity
      ...PartnerAbout
    }
  }
`);
const route = getRouteApi("/console/$programId/partners/$enrollmentId");

/** Everything about one partner in the program. */
export function PartnerPage() {
  const { enrollmentId } = route.useParams();
  const href = useHref();
  const t = useText(partnersText);
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: PartnerDocument, variables: { id: enrollmentId } });
  const canSeeCommissions = useCan("COMMISSION_READ");
  const canSeePayouts = useCan("PAYOUT_READ");
  const back = {
    label: t("title"),
    href: href({ to: "/console/$programId/partners", params: { programId } }),
  };
  const enrollment = data?.enrollment;
  if (!enrollment) return <NotThere back={back} error={error} onRetry={reload} />;
  const { partner } = enrollment;
  const sections: PartnerSection[] = [
    {
      key: "links",
      content: (
        <>
          <PartnerLinks enrollment={enrollment} />
          <Suspense fallback={<SectionSkeleton />}>
            <PartnerCodes enrollment={enrollment} />
          </Suspense>
        </>
      ),
    },
    {
      key: "terms",
      isBeside: true,
      content: (
        <>
          <PartnerTier enrollment={enrollment} />
          <PartnerTerms enrollment={enrollment} />
        </>
      ),
    },
    {
      key: "merits",
      content: (
        <Suspense fallback={<SectionSkeleton />}>
          <PartnerMerits enrollment={enrollment} />
          <PartnerReciprocity enrollment={enrollment} />
        </Suspense>
      ),
    },
    {
      key: "about",
      isBeside: true,
      content: (
        <Suspense fallback={<SectionSkeleton />}>
          <PartnerAbout enrollment={enrollment} />
        </Suspense>
      ),
    },
  ];
  if (canSeeCommissions || canSeePayouts) {
    sections.unshift({
      key: "money",
      content: (
        <>
          {canSeeCommissions && <PartnerCommissions enrollmentId={enrollment.id} partner={partner.name} />}
          {canSeePayouts && <PartnerPayouts enrollmentId={enrollment.id} partner={partner} />}
        </>
      ),
    });
  }
  return (
    <Page>
      <PageHeader
        title={partner.name}
        back={back}
        answer={<PartnerAnswer enrollment={enrollment} />}
        actions={<PartnerActions enrollment={enrollment} />}
      />
      <PartnerFigures enrollment={enrollment} />
      <PartnerSections sections={sections} />
    </Page>
  );
}

function SectionSkeleton() {
  return (
    <Card>
      <TextSkeleton lines={8} />
    </Card>
  );
}

interface NotThereProps {
  back: { label: string; href: string };
  error: Parameters<typeof requestSentence>[0] | undefined;
  onRetry: () => void;
}

/** While the partner is on its way, and when it does not come. */
function NotThere({ back, error, onRetry }: NotThereProps) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const isMissing = error?.graphQLErrors.some((one) => one.extensions.code === "NOT_FOUND");
  return (
    <Page>
      <PageHeader title={t("partner")} back={back} />
      {!error ? (
        <>
          <StatSkeleton count={4} />
          <Card>
            <TextSkeleton lines={8} />
          </Card>
        </>
      ) : (
        <Card>
          {isMissing ? (
            <EmptyState
              title={t("unknown")}
              action={<ButtonLink href={back.href}>{t("toPartners")}</ButtonLink>}
            >
              {t("unknownNote")}
            </EmptyState>
          ) : (
            <ErrorState title={t("partnerFailed")} onRetry={onRetry}>
              {requestSentence(error, language)}
            </ErrorState>
          )}
        </Card>
      )}
    </Page>
  );
}
