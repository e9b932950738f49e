import { FileLink } from "~/files/FileList";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { countryName } from "../customers/country";
import { Facts } from "../list/Facts";
import { Section } from "../list/Section";
import { WebsiteLink } from "../partners/WebsiteLink";
import { submissionText } from "./submissionText";

const SubmissionFactsDocument = graphql(`
  fragment SubmissionFacts on Submission {
    company
    contactName
    email
    phone
    website
    country
    expectedClose
    message
    consentedAt
    submittedAt
    question
    rejectReason
    decidedAt
    estimate { amount currencyCode }
    answers { key label value file { id name size url } }
  }
`);

interface SubmissionFactsProps {
  submission: FragmentType<typeof SubmissionFactsDocument>;
  /** Who accepted or rejected it. */
  decidedBy?: string | null | undefined;
}

/** What the partner told about the prospect, and what was said to it. */
export function SubmissionFacts({ submission, decidedBy }: SubmissionFactsProps) {
  const t = useText(submissionText);
  const { language } = useLanguage();
  const it = readFragment(SubmissionFactsDocument, submission);
  const words = (text: string) => <span className="whitespace-pre-line">{text}</span>;
  const facts = [
    { name: t("company"), value: it.company },
    { name: t("contact"), value: it.contactName },
    { name: t("email"), value: it.email },
    { name: t("phone"), value: it.phone },
    { name: t("website"), value: it.website && <WebsiteLink url={it.website} /> },
    { name: t("country"), value: it.country && countryName(it.country, language) },
    { name: t("estimate"), value: it.estimate && <Money value={it.estimate} /> },
    { name: t("expectedClose"), value: it.expectedClose && <CalendarDay value={it.expectedClose} /> },
    { name: t("message"), value: it.message && words(it.message) },
    {
      name: t("consent"),
      value: it.consentedAt && (
        <>
          {t("consentGiven")} · <DateTime value={it.consentedAt} time />
        </>
      ),
    },
    { name: t("submittedAt"), value: it.submittedAt && <DateTime value={it.submittedAt} time /> },
    { name: t("asked"), value: it.question && words(it.question) },
    { name: t("decidedAt"), value: it.decidedAt && <DateTime value={it.decidedAt} time /> },
    { name: t("decidedBy"), value: decidedBy },
    { name: t("rejectedFor"), value: it.rejectReason && t(it.rejectReason) },
  ];
  return (
    <Section title={t("submitted")}>
      <Facts facts={facts} />
      {it.answers.length > 0 && (
        <dl className="flex flex-col gap-3 border-t border-line pt-3">
          {it.answers.map((answer) => (
            <div key={answer.key}>
              <dt className="text-sm text-muted">{answer.label}</dt>
              <dd className="whitespace-pre-line [overflow-wrap:anywhere]">
                {answer.file ? (
                  <FileLink file={answer.file} />
                ) : answer.value === "true" ? (
                  t("yes")
                ) : (
                  answer.value
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
