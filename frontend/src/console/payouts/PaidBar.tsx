import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, type Money } from "~/lib/money";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/Toaster";
import { amountsOf } from "../commissions/deeds";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { payoutText } from "./text";

const MarkPaidDocument = graphql(`
  mutation PayoutsMarkPaid($ids: [ID!]!) {
    payoutsMarkPaid(ids: $ids) {
      payouts { id status paidAt }
      payoutRun { id completedAt statusCounts { status count } ...RunFiles }
      userErrors { field message code }
    }
  }
`);

export interface PaidBarProps {
  /** The ticked ones that are under way, at most 100. */
  payouts: readonly { readonly id: string; readonly amount: Money }[];
  onDone: () => void;
}

/** Reports the ticked payouts as arrived; nothing while none is ticked. */
export function PaidBar({ payouts, onDone }: PaidBarProps) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { problems, settle } = useProblems();
  const [, markPaid] = useMutation(MarkPaidDocument);
  const count = payouts.length;
  if (count === 0) return null;
  const amounts = amountsOf(payouts.map((payout) => payout.amount))
    .map((sum) => formatMoney(sum, language))
    .join(" + ");
  const confirm = async () => {
    const { data, error } = await markPaid({ ids: payouts.map((payout) => payout.id) });
    if (!settle(error, data?.payoutsMarkPaid.userErrors)) return;
    setOpen(false);
    onDone();
    void toast(t("paid", { count }));
  };
  return (
    <section
      aria-label={t("selected", { count })}
      className="sticky top-0 z-10 max-lg:top-14 flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2"
    >
      <p role="status" className="figures flex-1 basis-40">
        {t("selected", { count })} · {amounts}
      </p>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("markPaid")}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {t("unselect")}
      </Button>
      <DecisionDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("markPaidTitle", { count })}
        effect={t("markPaidEffect", { amounts })}
        confirm={`${t("markPaid")}: ${amounts}`}
        problems={problems}
        onConfirm={confirm}
      />
    </section>
  );
}
