import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import type { FailDialogProps } from "./FailDialog";
import { fileText } from "./fileText";

const PayoutCancelDocument = graphql(`
  mutation PayoutCancel($id: ID!, $input: ReasonInput!) {
    payoutCancel(id: $id, input: $input) {
      payout { id status failureReason }
      payoutRun {
        id
        payoutCount
        totals { amount currencyCode }
        statusCounts { status count }
        ...RunFiles
      }
      userErrors { field message code }
    }
  }
`);

/** Takes one payout out of a run that was not sent, and says why. */
export function TakeOutDialog({ payout, onClose }: FailDialogProps) {
  const t = useText(fileText);
  const { language } = useLanguage();
  const { problems, settle } = useProblems();
  const [, cancel] = useMutation(PayoutCancelDocument);
  const { number } = payout;
  const confirm = async (reason: string) => {
    const { data, error } = await cancel({ id: payout.id, input: { reason } });
    if (!settle(error, data?.payoutCancel.userErrors)) return;
    void toast(t("takenOut", { number }));
    onClose();
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("takeOutTitle", { number })}
      effect={t("takeOutEffect", {
        amount: formatMoney(payout.amount, language),
        name: payout.partner.name,
      })}
      confirm={t("takeOut")}
      danger
      reason={{ label: t("takeOutReason"), hint: t("takeOutReasonHint") }}
      problems={problems}
      onConfirm={confirm}
    />
  );
}
