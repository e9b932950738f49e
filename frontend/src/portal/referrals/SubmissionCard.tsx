import { lazy, Suspense, useState } from "react";
import { FileLink } from "~/files/FileList";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PortalSubmissionFragment as Referral, SubmissionFieldKind } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import type { Language } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Fact, FactList } from "../FactList";
import { statusText } from "./statusText";

const CorrectDrawer = lazy(() =>
  import("./submission/CorrectDrawer").then((file) => ({ default: file.CorrectDrawer })),
);

const PortalSubmissionFragment = graphql(`
  fragment PortalSubmission on Referral {
    id
    status
    program { id submissionFields { id key kind } }
    submission {
      company
      contactName
      email
      phone
      country
      website
      estimate { amount currencyCode }
      expectedClose
      message
      answers { key label value file { id name size url } }
      submittedAt
      question
      rejectReason
      isFrozen
    }
  }
`);

type Submission = NonNullable<Referral["submission"]>;

/** What the vendor said about a submission, with the way to answer, and what was submitted. */
export function SubmissionCard({
  referral: ref,
}: {
  referral: FragmentType<typeof PortalSubmissionFragment>;
}) {
  const t = useText(statusText);
  const referral = readFragment(PortalSubmissionFragment, ref);
  const mayWrite = useCan("OWN_REFERRAL_OPEN");
  const [isCorrecting, setCorrecting] = useState(false);
  const { submission, status } = referral;
  if (!submission) return null;
  const mayCorrect = mayWrite && !submission.isFrozen;
  const isAsked = status === "NEEDS_INFO";
  const correct = (
    <Button look={isAsked ? "primary" : "secondary"} onClick={() => setCorrecting(true)}>
      {t(isAsked ? "reply" : "change")}
    </Button>
  );
  return (
    <>
      <Answer referral={referral} submission={submission} action={mayCorrect && isAsked && correct} />
      <Card title={t("submitted")} action={mayCorrect && !isAsked && correct}>
        <Said submission={submission} questions={referral.program.submissionFields} />
      </Card>
      {isCorrecting && (
        <Suspense fallback={null}>
          <CorrectDrawer
            referralId={referral.id}
            programId={referral.program.id}
            before={submission}
            question={isAsked ? submission.question : null}
            onClose={() => setCorrecting(false)}
          />
        </Suspense>
      )}
    </>
  );
}

interface AnswerProps {
  referral: Referral;
  submission: Submission;
  action: React.ReactNode;
}

function Answer({ referral: { status }, submission: { question, rejectReason }, action }: AnswerProps) {
  const t = useText(statusText);
  if (status === "SUBMITTED") return <Banner title={t("thanks")}>{t("thanksNote")}</Banner>;
  if (status === "REJECTED") {
    return (
      <Banner tone="warn" title={t("rejected")}>
        {rejectReason ? t(`reason${rejectReason}`) : t("noReason")}
      </Banner>
    );
  }
  if (status !== "NEEDS_INFO") return null;
  return (
    <Banner tone="warn" title={t("asks")} action={action}>
      <p className="my-1 whitespace-pre-line wrap-anywhere">{question}</p>
      <p className="text-sm text-muted">{t("asksNote")}</p>
    </Banner>
  );
}

type Questions = Referral["program"]["submissionFields"];

function Said({ submission, questions }: { submission: Submission; questions: Questions }) {
  const t = useText(statusText);
  const { language } = useLanguage();
  const { country, estimate, expectedClose, submittedAt, message } = submission;
  const kinds = new Map(questions.map(({ key, kind }) => [key, kind]));
  const answers = submission.answers.map(
    ({ key, label, value, file }): Fact => [
      label,
      file ? <FileLink key={key} file={file} /> : answerWords(value, kinds.get(key), language, t("yes")),
    ],
  );
  return (
    <div className="flex flex-col gap-3">
      <FactList
        facts={[
          [t("company"), submission.company],
          [t("contactName"), submission.contactName],
          [t("email"), submission.email],
          [t("phone"), submission.phone],
          [t("website"), submission.website],
          [
            t("country"),
            country && (new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country),
          ],
          [t("estimate"), estimate && <Money key="estimate" value={estimate} />],
          [t("expectedClose"), expectedClose && <CalendarDay key="close" value={expectedClose} />],
          [t("submittedAt"), submittedAt && <DateTime key="at" value={submittedAt} time />],
        ]}
      />
      {answers.length > 0 && (
        <div className="border-t border-line pt-2">
          <FactList facts={answers} />
        </div>
      )}
      {message && <p className="border-t border-line pt-3 whitespace-pre-line wrap-anywhere">{message}</p>}
    </div>
  );
}

/** An answer as people write it; answers to questions that are asked no longer stay as they were given. */
function answerWords(value: string, kind: SubmissionFieldKind | undefined, language: Language, yes: string) {
  if (kind === "CONSENT") return yes;
  if (kind === "DATE") return formatDate(value, language);
  return kind === "NUMBER" ? formatDecimal(value, language) : value;
}
