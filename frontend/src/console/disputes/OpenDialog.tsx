import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { OpenDisputeFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, formatMoney, parseDecimal } from "~/lib/money";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { amountsOf } from "../commissions/deeds";
import { FormDialog } from "../FormDialog";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { instantOf } from "../zoned";
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
  const form = useForm({ defaultValues: { externalId: "", amount: "", openedAt: "", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (draft) => {
    const amount = draft.amount ? (parseDecimal(draft.amount, language) ?? draft.amount) : undefined;
    const input = {
      conversionId: conversion.id,
      externalId: draft.externalId.trim(),
      amount: amount ? { amount, currencyCode } : undefined,
      openedAt: instantOf(draft.openedAt, timeZone) ?? undefined,
      reason: draft.reason.trim() || undefined,
      idempotencyKey: key,
    };
    const { data, error } = await open({ input });
    const result = data?.disputeOpen;
    if (!settle(error, result?.userErrors, form)) return;
    renew();
    void toast(t(result?.isRepeated ? "repeated" : "opened_"));
    onClose();
  });
  const isNumber = (typed: string) =>
    !typed ||
    parseDecimal(typed, language) !== null ||
    t("notNumber", { example: formatDecimal("1234.50", language) });
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
      <Input
        label={t("externalId")}
        hint={t("openIdHint")}
        required
        maxLength={200}
        error={errors.externalId?.message}
        {...form.register("externalId")}
      />
      <Input
        label={t("amount")}
        hint={t("openAmountHint", { left: formatMoney(conversion.refundable, language) })}
        optional
        inputMode="decimal"
        suffix={currencyCode}
        error={errors.amount?.message}
        {...form.register("amount", { validate: isNumber })}
      />
      <Input
        label={t("when")}
        hint={t("whenHint", { zone: timeZone })}
        optional
        type="datetime-local"
        error={errors.openedAt?.message}
        {...form.register("openedAt")}
      />
      <Textarea
        label={t("reason")}
        hint={t("openReasonHint")}
        optional
        maxLength={500}
        rows={2}
        error={errors.reason?.message}
        {...form.register("reason")}
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
