import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { canCancel } from "./checklist";
import { payoutText } from "./text";

const CancelRunDocument = graphql(`
  fragment CancelRun on PayoutRun {
    id
    status
    payoutCount
    totals { amount currencyCode }
  }
`);
const CancelDocument = graphql(`
  mutation PayoutRunCancel($id: ID!) {
    payoutRunCancel(id: $id) {
      payoutRun { id statusCounts { status count } ...RunFiles }
      userErrors { field message code }
    }
  }
`);

/** Gives a run up that was not sent; nothing for those who may not, or once it is too late. */
export function CancelRun({ run: ref }: { run: FragmentType<typeof CancelRunDocument> }) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const run = readFragment(CancelRunDocument, ref);
  const canManage = useCan("PAYOUT_MANAGE");
  const [isOpen, setOpen] = useState(false);
  const { problems, settle } = useProblems();
  const [, cancel] = useMutation(CancelDocument);
  if (!canCancel({ ...run, canManage })) return null;
  const amounts = run.totals.map((total) => formatMoney(total, language)).join(" + ");
  const confirm = async () => {
    const { data, error } = await cancel({ id: run.id });
    if (!settle(error, data?.payoutRunCancel.userErrors)) return;
    setOpen(false);
    void toast(t("cancelled"));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("cancel")}</Button>
      <DecisionDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("cancelTitle", { amounts })}
        effect={t("cancelEffect", { count: run.payoutCount })}
        confirm={t("cancel")}
        danger
        problems={problems}
        onConfirm={confirm}
      />
    </>
  );
}
