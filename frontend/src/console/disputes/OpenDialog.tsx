import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { OpenDisputeFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { toast } from "~/ui/Toaster";
import { amountsOf } from "../commissions/deeds";
import { type ReturnDraft, ReturnFields, readReturn } from "../conversions/ReturnFields";
import { FormDialog } from "../FormDialog";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { stoppable } from "./effect";
import { disputeText } from "./text";

const OpenDisputeDocument = graphql(`
  fragment OpenDispute on Conversion {
    id
    refundable { amount currencyCode }
    commissions {
      id
      kind
      status
      createdAt
      amount { amount currencyCode }
      net { amount currencyCode }
      changes { id fromStatus toStatus }
    }
  }
`);
const OpenMutation = graphql(`
  mutation DisputeOpen($input: DisputeOpenInput!) {
    disputeOpen(input: $input) {
      dispute { id }
      conversion { id ...ConversionDetail }
      isRepeated
      userErrors { field message code }
    }
  }
`);

export interface OpenDialogProps {
  conversion: FragmentType<typeof OpenDisputeDocument>;
  onClose: () => void;
}

/** Records that a customer demands money back, and says before what that stops. */
export function OpenDialog({ conversion: ref, onClose }: OpenDialogProps) {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const { timeZone } = useProgram();
  const conversion = readFragment(OpenDisputeDocument, ref);
  const { currencyCode } = conversion.refundable;
  const { key, renew } = useIdempotencyKey();
  const { problems, settle } = useProblems();
  const [, open] = useMutation(OpenMutation);
  const form = useForm<ReturnDraft>({
    defaultValues: { externalId: "", amount: "", openedAt: "", reason: "" },
  });
  const { isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (draft) => {
    const { at, ...rest } = readReturn(draft, currencyCode, timeZone, language);
    const input = { conversionId: conversion.id, ...rest, openedAt: at, idempotencyKey: key };
    const { data, error } = await open({ input });
    const result = data?.disputeOpen;
    if (!settle(error, result?.userErrors, form)) return;
    renew();
    void toast(t(result?.isRepeated ? "repeated" : "opened_"));
    onClose();
  });
  const left = formatMoney(conversion.refundable, language);
  const words = {
    externalId: { label: t("externalId"), hint: t("openIdHint") },
    amount: { label: t("amount"), hint: t("openAmountHint", { left }) },
    day: { label: t("when"), hint: t("whenHint", { zone: timeZone }) },
    reason: { label: t("reason"), hint: t("openReasonHint") },
  };
  return (
    <FormDialog
      title={t("openTitle")}
      note={useEffectWords(conversion)}
      confirm={t("openIt")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <ReturnFields
        form={form}
        dayName="openedAt"
        currencyCode={currencyCode}
        words={words}
        notNumber={(example) => t("notNumber", { example })}
      />
    </FormDialog>
  );
}

/** What is stopped, and what is paid already and stays. */
function useEffectWords({ commissions }: OpenDisputeFragment): string {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const sum = (rows: typeof commissions) =>
    amountsOf(rows.map((row) => row.amount))
      .map((money) => formatMoney(money, language))
      .join(" + ");
  const unpaid = stoppable(commissions);
  const paid = commissions.filter((row) => row.status === "PAID" || row.status === "IN_PAYOUT");
  return [
    unpaid.length > 0 ? t("openNote", { amounts: sum(unpaid) }) : t("openNothing"),
    ...(paid.length > 0 ? [t("openPaid", { amounts: sum(paid) })] : []),
  ].join(" ");
}
