import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, type Money } from "~/lib/money";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { payoutText } from "./text";

const CreateRunDocument = graphql(`
  mutation PayoutRunCreate($input: PayoutRunCreateInput!) {
    payoutRunCreate(input: $input) {
      payoutRun { id }
      userErrors { field message code }
    }
  }
`);

export interface CreateRunProps {
  /** The cut-off that was looked at: the run is made with the same. */
  cutOffAt: string;
  totals: readonly Money[];
  count: number;
}

/** Makes the run that the preview shows. */
export function CreateRun({ cutOffAt, totals, count }: CreateRunProps) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const { problems, settle } = useProblems();
  const [, create] = useMutation(CreateRunDocument);
  const amounts = totals.map((total) => formatMoney(total, language)).join(" + ");
  const confirm = async () => {
    const { data, error } = await create({ input: { programId, cutOffAt, idempotencyKey: key } });
    const run = data?.payoutRunCreate.payoutRun;
    if (!settle(error, data?.payoutRunCreate.userErrors) || !run) return;
    renew();
    void toast(t("created"));
    void navigate({ to: "/console/$programId/payouts/$runId", params: { programId, runId: run.id } });
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("create", { amounts })}
      </Button>
      <DecisionDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("createTitle", { amounts })}
        effect={t("createEffect", { count })}
        confirm={t("createIt")}
        problems={problems}
        onConfirm={confirm}
      />
    </>
  );
}
