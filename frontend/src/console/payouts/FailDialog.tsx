import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, type Money } from "~/lib/money";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { payoutText } from "./text";

const MarkFailedDocument = graphql(`
  mutation PayoutMarkFailed($id: ID!, $input: ReasonInput!) {
    payoutMarkFailed(id: $id, input: $input) {
      payout { id status failureReason }
      payoutRun { id completedAt statusCounts { status count } ...RunFiles }
      userErrors { field message code }
    }
  }
`);

export interface FailDialogProps {
  payout: {
    readonly id: string;
    readonly number: string;
    readonly amount: Money;
    readonly partner: { readonly name: string };
  };
  onClose: () => void;
}

/** Reports that a payout did not arrive, and why. */
export function FailDialog({ payout, onClose }: FailDialogProps) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const { problems, settle } = useProblems();
  const [, markFailed] = useMutation(MarkFailedDocument);
  const { number } = payout;
  const confirm = async (reason: string) => {
    const { data, error } = await markFailed({ id: payout.id, input: { reason } });
    if (!settle(error, data?.payoutMarkFailed.userErrors)) return;
    void toast(t("failedNow", { number }));
    onClose();
  };
  const amount = formatMoney(payout.amount, language);
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("failTitle", { number })}
      effect={t("failEffect", { amount, name: payout.partner.name })}
      confirm={t("markFailed")}
      danger
      reason={{ label: t("failReason"), hint: t("failReasonHint") }}
      problems={problems}
      onConfirm={confirm}
    />
  );
}
