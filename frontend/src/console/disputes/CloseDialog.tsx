import { useMutation, useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { DisputeOutcome } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { Released, TakenBack } from "./CloseEffect";
import { disputeText } from "./text";

const CloseDisputeDocument = graphql(`
  fragment CloseDispute on Dispute {
    id
    externalId
    amount { amount currencyCode }
    conversion { id disputes { id externalId status } }
  }
`);
const EffectDocument = graphql(`
  query CloseEffect($id: ID!, $outcome: DisputeOutcome!) {
    disputeEffect(id: $id, outcome: $outcome) {
      refund { amount currencyCode }
      released {
        status
        commission { id amount { amount currencyCode } unit { kind name quantity } partner { id name } }
      }
      takenBack {
        amount { amount currencyCode }
        unit { kind name quantity }
        commission { id status partner { id name } }
      }
    }
  }
`);
const CloseMutation = graphql(`
  mutation DisputeClose($id: ID!, $outcome: DisputeOutcome!) {
    disputeClose(id: $id, outcome: $outcome) {
      dispute { id status closedAt refund { id externalId amount { amount currencyCode } } }
      conversion { id ...ConversionDetail }
      userErrors { field message code }
    }
  }
`);

export interface CloseDialogProps {
  dispute: FragmentType<typeof CloseDisputeDocument>;
  outcome: DisputeOutcome;
  onClose: () => void;
}

/** Asks before a dispute is closed, and says what becomes of each commission. */
export function CloseDialog({ dispute: ref, outcome, onClose }: CloseDialogProps) {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const { problems, settle } = useProblems();
  const [{ fetching }, close] = useMutation(CloseMutation);
  const dispute = readFragment(CloseDisputeDocument, ref);
  const [{ data, error }, reload] = useQuery({
    query: EffectDocument,
    variables: { id: dispute.id, outcome },
    requestPolicy: "network-only",
  });
  const { conversion, externalId: id } = dispute;
  const isLost = outcome === "LOST";
  const effect = data?.disputeEffect;
  const refund = effect?.refund;
  const amount = formatMoney(refund ?? dispute.amount, language);
  const other = conversion.disputes.find((one) => one.id !== dispute.id && one.status === "OPEN");
  const submit = async () => {
    const closed = await close({ id: dispute.id, outcome });
    const result = closed.data?.disputeClose;
    if (!settle(closed.error, result?.userErrors)) return;
    const given = result?.dispute?.refund;
    const lost = given ? t("lost", { amount: formatMoney(given.amount, language) }) : t("lostOnly");
    void toast(isLost ? lost : t("won"));
    onClose();
  };
  return (
    <FormDialog
      title={t(isLost ? "lostTitle" : "wonTitle", { id })}
      confirm={isLost ? (refund ? t("loseIt", { amount }) : t("loseItNothing")) : t("winIt")}
      danger={isLost}
      busy={fetching || !(data || error)}
      problems={problems}
      onSubmit={(event) => {
        event.preventDefault();
        if (data) void submit();
        else reload();
      }}
      onClose={onClose}
    >
      {error && !data ? (
        <ErrorState title={t("effectFailed")} onRetry={reload}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : !data ? (
        <TextSkeleton lines={4} />
      ) : (
        <>
          <p>
            {isLost ? (refund ? t("lostEffect", { amount }) : t("lostNothing")) : t("wonEffect", { amount })}
          </p>
          <Released released={effect?.released ?? []} other={other?.externalId} />
          {refund && <TakenBack takenBack={effect?.takenBack ?? []} />}
        </>
      )}
    </FormDialog>
  );
}
