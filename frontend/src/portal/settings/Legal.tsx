import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalLegalQuery } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useZone } from "~/lib/zone";
import { Banner } from "~/ui/Banner";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { LegalForm } from "./LegalForm";
import { settingsText } from "./text";

const PortalLegalDocument = graphql(`
  query PortalLegal($id: ID!) {
    enrollment(id: $id) {
      id
      program { id name needsTaxForm contactEmail }
      partner { id taxFormConfirmedAt ...LegalForm }
    }
  }
`);

type Enrollment = NonNullable<PortalLegalQuery["enrollment"]>;

/** Who is paid, as statements say it, and whether a tax form is missing. */
export function Legal() {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const { id } = useEnrollment();
  const [{ data, error }, reload] = useQuery({ query: PortalLegalDocument, variables: { id } });
  const enrollment = data?.enrollment;
  return (
    <>
      {enrollment?.program.needsTaxForm && <TaxForm enrollment={enrollment} />}
      <Card title={t("legalTitle")}>
        {enrollment ? (
          <>
            <LegalForm partner={enrollment.partner} />
            {enrollment.program.contactEmail && (
              <p className="mt-5 border-t border-line pt-4 text-muted">
                {t("questions")} <Mail address={enrollment.program.contactEmail} />
              </p>
            )}
          </>
        ) : error ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={6} />
        )}
      </Card>
    </>
  );
}

/** Whether the program has the form without which it pays nobody, and what happens next. */
function TaxForm({ enrollment: { program, partner } }: { enrollment: Enrollment }) {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const zone = useZone();
  if (partner.taxFormConfirmedAt) {
    const day = formatDay(partner.taxFormConfirmedAt, language, zone);
    return (
      <Banner tone="good" title={t("taxFormThere")}>
        {t("taxFormThereNote", { day })}
      </Banner>
    );
  }
  return (
    <Banner tone="warn" title={t("taxFormMissing")}>
      <p>{t("taxFormMissingNote", { program: program.name })}</p>
      {program.contactEmail && (
        <p className="mt-1">
          {t("taxFormTo")} <Mail address={program.contactEmail} />
        </p>
      )}
      <p className="mt-1">{t("taxFormNext")}</p>
    </Banner>
  );
}

/** An address to write to; it breaks where the line ends. */
function Mail({ address }: { address: string }) {
  return (
    <a className="font-medium wrap-anywhere underline underline-offset-2" href={`mailto:${address}`}>
      {address}
    </a>
  );
}
