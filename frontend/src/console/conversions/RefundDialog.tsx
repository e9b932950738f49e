import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { type ReturnDraft, ReturnFields, readReturn } from "./ReturnFields";
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
  const form = useForm<ReturnDraft>({
    defaultValues: { externalId: "", amount: "", occurredAt: "", reason: "" },
  });
  const { isSubmitting } = form.formState;
  const left = formatMoney(refundable, language);
  const { currencyCode } = refundable;
  const submit = form.handleSubmit(async (draft) => {
    const { at, ...rest } = readReturn(draft, currencyCode, timeZone, language);
    const input = { conversionId, ...rest, occurredAt: at, idempotencyKey: key };
    const { data, error } = await refund({ input });
    const result = data?.refundRecord;
    if (!settle(error, result?.userErrors, form) || !result?.refund) return;
    renew();
    const done = t("refundDone", { amount: formatMoney(result.refund.amount, language) });
    void toast(result.isRepeated ? t("repeated") : done);
    onClose();
  });
  const words = {
    externalId: { label: t("externalId"), hint: t("refundIdHint") },
    amount: { label: t("amount"), hint: t("refundAmountHint", { left }) },
    day: { label: t("happened"), hint: t("happenedHint", { zone: timeZone }) },
    reason: { label: t("reasonOptional") },
  };
  return (
    <FormDialog
      title={t("refundTitle")}
      note={t("refundNote", { left })}
      confirm={t("refundIt")}
      danger
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <ReturnFields
        form={form}
        dayName="occurredAt"
        currencyCode={currencyCode}
        words={words}
        notNumber={(example) => t("notNumber", { example })}
      />
    </FormDialog>
  );
}
