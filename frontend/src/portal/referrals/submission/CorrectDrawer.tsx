import { useMutation, useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralSubmitInput } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { SubmissionForm, SubmissionFormFragment } from "~/submission/SubmissionForm";
import { submissionText } from "~/submission/text";
import { type Submitted, valuesOf } from "~/submission/values";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { statusText } from "../statusText";

const CorrectReferralDocument = graphql(`
  query CorrectReferral($programId: ID!) {
    program(id: $programId) { id ...SubmissionForm }
  }
`);
const ReferralResubmitDocument = graphql(`
  mutation PortalReferralResubmit($id: ID!, $input: ReferralSubmitInput!) {
    referralResubmit(id: $id, input: $input) {
      referral { id status name company }
      userErrors { field message code }
    }
  }
`);

export interface CorrectDrawerProps {
  referralId: string;
  programId: string;
  before: Submitted;
  /** What the vendor asked; null where the partner changes it of itself. */
  question: string | null | undefined;
  onClose: () => void;
}

/** The form with what was submitted, to answer a question or to mend it before it is decided. */
export function CorrectDrawer({ programId, question, onClose, ...rest }: CorrectDrawerProps) {
  const t = useText(statusText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: CorrectReferralDocument, variables: { programId } });
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(question ? "asks" : "changeTitle")}
      note={<span className="whitespace-pre-line wrap-anywhere">{question ?? t("changeNote")}</span>}
    >
      {data?.program ? (
        <Correction {...rest} program={data.program} onSent={onClose} />
      ) : error || data ? (
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={8} />
      )}
    </Drawer>
  );
}

interface CorrectionProps extends Pick<CorrectDrawerProps, "referralId" | "before"> {
  program: FragmentType<typeof SubmissionFormFragment>;
  onSent: () => void;
}

function Correction({ referralId, before, program: ref, onSent }: CorrectionProps) {
  const t = useText(submissionText);
  const { language } = useLanguage();
  const { submissionFields, currency } = readFragment(SubmissionFormFragment, ref);
  const [, resubmit] = useMutation(ReferralResubmitDocument);
  const send = async (input: ReferralSubmitInput) => {
    const { data, error } = await resubmit({ id: referralId, input });
    if (!error && data?.referralResubmit.referral) {
      void toast(t("sentAgain"));
      onSent();
    }
    return { error, mistakes: data?.referralResubmit.userErrors };
  };
  return (
    <SubmissionForm
      program={ref}
      values={valuesOf(before, submissionFields, currency, language)}
      send={t("sendAgain")}
      files={before.answers.flatMap(({ file }) => file ?? [])}
      onSend={send}
      isOpen
    />
  );
}
