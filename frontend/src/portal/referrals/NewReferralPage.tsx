import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useMutation, useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { NewReferralQuery, ReferralSubmitInput } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { SubmissionForm, SubmissionFormFragment } from "~/submission/SubmissionForm";
import { submissionText } from "~/submission/text";
import { blankValues } from "~/submission/values";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { dropDraft, newExternalId, newer, parseDraft, readDraft, withFiles } from "./submission/draft";
import { useCanSubmit } from "./submission/useCanSubmit";
import { useDraft } from "./submission/useDraft";

const NewReferralDocument = graphql(`
  query NewReferral($programId: ID!) {
    program(id: $programId) { id ...SubmissionForm }
    submissionDraft(programId: $programId) { body files { id name size } }
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
    // Another device may have typed meanwhile.
    requestPolicy: "network-only",
  });
  const list = href({ to: "/portal/referrals" });
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={t("intro")}
        back={{ label: t("back"), href: list }}
        actions={
          canSubmit && (
            <a
              href={href({ to: "/portal/referrals/import" })}
              className="inline-flex min-h-9 items-center text-accent-text underline pointer-coarse:min-h-11"
            >
              {t("importLink")}
            </a>
          )
        }
      />
      <Card>
        {!canSubmit ? (
          <EmptyState title={t("closed")} action={<ButtonLink href={list}>{t("toReferrals")}</ButtonLink>}>
            {t("closedNote")}
          </EmptyState>
        ) : data?.program ? (
          <NewForm program={data.program} saved={data.submissionDraft} />
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

interface NewFormProps {
  program: Ref;
  /** What the server has of a draft. */
  saved: NewReferralQuery["submissionDraft"];
}

/** The form with its draft: what is typed survives, here and elsewhere, and a second try is no second submission. */
function NewForm({ program: ref, saved }: NewFormProps) {
  const t = useText(submissionText);
  const navigate = useNavigate();
  const { id: enrollmentId, program } = useEnrollment();
  const { submissionFields, currency } = readFragment(SubmissionFormFragment, ref);
  const begin = (isAnew: boolean) => {
    const blank = blankValues(submissionFields, currency);
    const there = isAnew ? null : parseDraft(saved?.body, blank);
    const here = isAnew ? null : readDraft(enrollmentId, blank);
    const kept = newer(here, there && withFiles(there, saved?.files ?? []));
    return {
      externalId: kept?.externalId ?? newExternalId(),
      values: kept?.values ?? blank,
      files: kept?.files ?? [],
      isKept: Boolean(kept),
    };
  };
  const [draft, setDraft] = useState(() => begin(false));
  const [, submit] = useMutation(ReferralSubmitDocument);
  const keeper = useDraft(program.id, enrollmentId);
  const page = useRef<HTMLDivElement>(null);
  const startOver = () => {
    void keeper.drop();
    flushSync(() => setDraft(begin(true)));
    page.current?.querySelector("input")?.focus();
  };
  const send = async (input: ReferralSubmitInput) => {
    await keeper.hold();
    const { data, error } = await submit({ input: { ...input, externalId: draft.externalId } });
    const mistakes = data?.referralSubmit.userErrors.map((one) =>
      one.code === "IDEMPOTENCY_CONFLICT" ? { code: "SENT", field: null, message: t("repeated") } : one,
    );
    const referral = data?.referralSubmit.referral;
    if (!error && referral) {
      dropDraft(enrollmentId);
      void toast(t("sent", { name: referral.name }));
      await navigate({ to: "/portal/referrals/$id", params: { id: referral.id } });
    } else {
      keeper.resume();
    }
    return { error, mistakes };
  };
  const { state } = keeper;
  const { externalId, files } = draft;
  return (
    <div ref={page} className="flex flex-col gap-4">
      {draft.isKept && (
        <Banner action={<Button onClick={startOver}>{t("startOver")}</Button>}>{t("draftBack")}</Banner>
      )}
      <p className="text-sm text-muted">
        {t("draftNote")}{" "}
        <span role="status">
          {state === "saved" && t("draftSaved")}
          {state === "unsaved" && t("draftUnsaved")}
        </span>
      </p>
      <SubmissionForm
        key={externalId}
        program={ref}
        values={draft.values}
        files={files}
        send={t("send")}
        onSend={send}
        onType={(values, known) => keeper.keep({ externalId, values, files: known, savedAt: Date.now() })}
      />
    </div>
  );
}
