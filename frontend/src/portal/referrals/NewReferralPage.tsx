import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useMutation, useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralSubmitInput } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { dropDraft, keepDraft, newExternalId, readDraft } from "./submission/draft";
import { SubmissionForm, SubmissionFormFragment } from "./submission/SubmissionForm";
import { submissionText } from "./submission/text";
import { useCanSubmit } from "./submission/useCanSubmit";
import { blankValues } from "./submission/values";

const NewReferralDocument = graphql(`
  query NewReferral($programId: ID!) {
    program(id: $programId) { id ...SubmissionForm }
  }
`);
const ReferralSubmitDocument = graphql(`
  mutation PortalReferralSubmit($input: ReferralSubmitInput!) {
    referralSubmit(input: $input) {
      referral { id name status }
      userErrors { field message code }
    }
  }
`);

/** Tells the program about a prospect. */
export function NewReferralPage() {
  const t = useText(submissionText);
  const { language } = useLanguage();
  const href = useHref();
  const canSubmit = useCanSubmit();
  const { program } = useEnrollment();
  const [{ data, error }, reload] = useQuery({
    query: NewReferralDocument,
    variables: { programId: program.id },
    pause: !canSubmit,
  });
  const list = href({ to: "/portal/referrals" });
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("intro")} back={{ label: t("back"), href: list }} />
      <Card>
        {!canSubmit ? (
          <EmptyState title={t("closed")} action={<ButtonLink href={list}>{t("toReferrals")}</ButtonLink>}>
            {t("closedNote")}
          </EmptyState>
        ) : data?.program ? (
          <NewForm program={data.program} />
        ) : error || data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {error && requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={8} />
        )}
      </Card>
    </Page>
  );
}

type Ref = FragmentType<typeof SubmissionFormFragment>;

/** The form with its draft: what is typed survives a reload, and a second try is no second submission. */
function NewForm({ program: ref }: { program: Ref }) {
  const t = useText(submissionText);
  const navigate = useNavigate();
  const { id: enrollmentId } = useEnrollment();
  const { submissionFields, currency } = readFragment(SubmissionFormFragment, ref);
  const begin = () => {
    const blank = blankValues(submissionFields, currency);
    const kept = readDraft(enrollmentId, blank);
    return {
      externalId: kept?.externalId ?? newExternalId(),
      values: kept?.values ?? blank,
      isKept: Boolean(kept),
    };
  };
  const [draft, setDraft] = useState(begin);
  const [, submit] = useMutation(ReferralSubmitDocument);
  // What is typed on the way to the next page is no new draft.
  const isSent = useRef(false);
  const page = useRef<HTMLDivElement>(null);
  const startOver = () => {
    dropDraft(enrollmentId);
    flushSync(() => setDraft(begin()));
    page.current?.querySelector("input")?.focus();
  };
  const send = async (input: ReferralSubmitInput) => {
    const { data, error } = await submit({ input: { ...input, externalId: draft.externalId } });
    const mistakes = data?.referralSubmit.userErrors.map((one) =>
      one.code === "IDEMPOTENCY_CONFLICT" ? { code: "SENT", field: null, message: t("repeated") } : one,
    );
    const referral = data?.referralSubmit.referral;
    if (!error && referral) {
      isSent.current = true;
      dropDraft(enrollmentId);
      void toast(t("sent", { name: referral.name }));
      await navigate({ to: "/portal/referrals/$id", params: { id: referral.id } });
    }
    return { error, mistakes };
  };
  return (
    <div ref={page} className="flex flex-col gap-4">
      {draft.isKept && (
        <Banner action={<Button onClick={startOver}>{t("startOver")}</Button>}>{t("draftBack")}</Banner>
      )}
      <p className="text-sm text-muted">{t("draftNote")}</p>
      <SubmissionForm
        key={draft.externalId}
        program={ref}
        values={draft.values}
        send={t("send")}
        onSend={send}
        onType={(values) => {
          if (!isSent.current) keepDraft(enrollmentId, { externalId: draft.externalId, values });
        }}
      />
    </div>
  );
}
