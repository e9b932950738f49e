import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, formatMoney, parseDecimal } from "~/lib/money";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { instantOf } from "../zoned";
import { conversionText } from "./text";

const RefundDialogDocument = graphql(`
  fragment RefundDialog on Conversion {
    id
    refundable { amount currencyCode }
  }
`);
const RefundDocument = graphql(`
  mutation RefundRecord($input: RefundRecordInput!) {
    refundRecord(input: $input) {
      refund { id amount { amount currencyCode } }
      conversion { id ...ConversionDetail }
      isRepeated
      userErrors { field message code }
    }
  }
`);

export interface RefundDialogProps {
  conversion: FragmentType<typeof RefundDialogDocument>;
  onClose: () => void;
}

/** Records money that was given back. */
export function RefundDialog({ conversion: ref, onClose }: RefundDialogProps) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const { timeZone } = useProgram();
  const { id: conversionId, refundable } = readFragment(RefundDialogDocument, ref);
  const { key, renew } = useIdempotencyKey();
  const { problems, settle } = useProblems();
  const [, refund] = useMutation(RefundDocument);
  const form = useForm({ defaultValues: { externalId: "", amount: "", occurredAt: "", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const left = formatMoney(refundable, language);
  const { currencyCode } = refundable;
  const submit = form.handleSubmit(async (draft) => {
    const amount = draft.amount ? (parseDecimal(draft.amount, language) ?? draft.amount) : undefined;
    const input = {
      conversionId,
      externalId: draft.externalId.trim(),
      amount: amount ? { amount, currencyCode } : undefined,
      occurredAt: instantOf(draft.occurredAt, timeZone) ?? undefined,
      reason: draft.reason.trim() || undefined,
      idempotencyKey: key,
    };
    const { data, error } = await refund({ input });
    const result = data?.refundRecord;
    if (!settle(error, result?.userErrors, form) || !result?.refund) return;
    renew();
    const done = t("refundDone", { amount: formatMoney(result.refund.amount, language) });
    void toast(result.isRepeated ? t("repeated") : done);
    onClose();
  });
  const example = formatDecimal("1234.50", language);
  const isNumber = (typed: string) =>
    !typed || parseDecimal(typed, language) !== null || t("notNumber", { example });
  return (
    <Dialog open onClose={onClose} title={t("refundTitle")} note={t("refundNote", { left })}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("externalId")}
          hint={t("refundIdHint")}
          required
          maxLength={200}
          error={errors.externalId?.message}
          {...form.register("externalId")}
        />
        <Input
          label={t("amount")}
          hint={t("refundAmountHint", { left })}
          optional
          inputMode="decimal"
          suffix={currencyCode}
          error={errors.amount?.message}
          {...form.register("amount", { validate: isNumber })}
        />
        <Input
          label={t("happened")}
          hint={t("happenedHint", { zone: timeZone })}
          optional
          type="datetime-local"
          error={errors.occurredAt?.message}
          {...form.register("occurredAt")}
        />
        <Textarea
          label={t("reasonOptional")}
          optional
          maxLength={500}
          rows={2}
          error={errors.reason?.message}
          {...form.register("reason")}
        />
        <FormActions>
          <Button type="submit" look="danger" busy={isSubmitting}>
            {t("refundIt")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
