import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { DisputeOutcome } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf } from "~/lib/money";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { GoesOn, TakenBackRows } from "./CloseEffect";
import { refundOf } from "./effect";
import { disputeText } from "./text";

const CloseDisputeDocument = graphql(`
  fragment CloseDispute on Dispute {
    id
    externalId
    amount { amount currencyCode }
    conversion {
      id
      amount { amount currencyCode }
      refundable { amount currencyCode }
      refunds { id createdAt amount { amount currencyCode } }
      disputes { id externalId status }
      commissions {
        id
        kind
        status
        statusCause { code externalId }
        createdAt
        amount { amount currencyCode }
        net { amount currencyCode }
        unit { kind name quantity }
        original { id }
        source { id }
        partner { id name }
        changes { id fromStatus toStatus }
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
  const { conversion, externalId: id } = dispute;
  const isLost = outcome === "LOST";
  const refund = refundOf(dispute.amount, conversion.refundable);
  const hasRefund =
    signOf(refund) > 0 || (signOf(conversion.amount) === 0 && conversion.refunds.length === 0);
  const amount = formatMoney(isLost ? refund : dispute.amount, language);
  const submit = async () => {
    const { data, error } = await close({ id: dispute.id, outcome });
    const result = data?.disputeClose;
    if (!settle(error, result?.userErrors)) return;
    const given = result?.dispute?.refund;
    const lost = given ? t("lost", { amount: formatMoney(given.amount, language) }) : t("lostOnly");
    void toast(isLost ? lost : t("won"));
    onClose();
  };
  return (
    <FormDialog
      title={t(isLost ? "lostTitle" : "wonTitle", { id })}
      confirm={isLost ? (hasRefund ? t("loseIt", { amount }) : t("loseItNothing")) : t("winIt")}
      danger={isLost}
      busy={fetching}
      problems={problems}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onClose={onClose}
    >
      <p>
        {isLost ? (hasRefund ? t("lostEffect", { amount }) : t("lostNothing")) : t("wonEffect", { amount })}
      </p>
      <GoesOn dispute={dispute} />
      {isLost && hasRefund && <TakenBackRows refund={refund} conversion={conversion} />}
    </FormDialog>
  );
}
