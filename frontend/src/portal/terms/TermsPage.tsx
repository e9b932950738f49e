import { useQuery } from "urql";
import { OfferSentences } from "~/explain/OfferSentences";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { termsText } from "./text";

const PortalTermsDocument = graphql(`
  query PortalTerms($id: ID!) {
    enrollment(id: $id) {
      id
      program { id eventTypes { id key name } stages { id key name } }
      terms {
        source
        planVersion {
          id
          effectiveFrom
          appliesTo
          incentives { id ...Offer }
        }
      }
    }
  }
`);

/** What the program pays this partner now, in sentences. */
export function TermsPage() {
  const t = useText(termsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id } = useEnrollment();
  const [{ data, error }, reload] = useQuery({ query: PortalTermsDocument, variables: { id } });
  const enrollment = data?.enrollment;
  const version = enrollment?.terms.planVersion;
  return (
    <Page>
      <PageHeader
        back={{ label: t("back"), href: href({ to: "/portal/earnings" }) }}
        title={t("title")}
        actions={version && <ButtonLink href={href({ to: "/portal/quote" })}>{t("toQuote")}</ButtonLink>}
        answer={
          version && (
            <>
              {t("since")} <DateTime value={version.effectiveFrom} />
              {version.appliesTo === "NEW_CUSTOMERS" && `, ${t("newCustomers")}`}
            </>
          )
        }
      />
      <Card>
        {error && !data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !data ? (
          <TextSkeleton lines={6} />
        ) : !enrollment || !version || version.incentives.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNote")}</EmptyState>
        ) : (
          <div className="flex flex-col gap-6">
            {version.incentives.map((incentive) => (
              <OfferSentences key={incentive.id} incentive={incentive} words={enrollment.program} />
            ))}
          </div>
        )}
      </Card>
    </Page>
  );
}
