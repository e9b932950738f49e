import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, formatMoney } from "~/lib/money";
import { Checkbox, Input, Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useIdempotencyKey } from "../idempotency";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { adjustAmount } from "./adjust";
import { adjustText } from "./adjustText";

const AdjustDocument = graphql(`
  mutation CommissionAdjust($input: CommissionAdjustInput!) {
    commissionAdjust(input: $input) {
      commission { id amount { amount currencyCode } }
      isRepeated
      userErrors { field message code }
    }
  }
`);

interface AdjustDialogProps {
  enrollmentId: string;
  partner: string;
  onClose: () => void;
}

/** Gives the partner an amount by hand, or takes one, with a reason that it reads. */
export function AdjustDialog({ enrollmentId, partner: name, onClose }: AdjustDialogProps) {
  const t = useText(adjustText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const { key, renew } = useIdempotencyKey();
  const { problems, settle } = useProblems();
  const [, adjust] = useMutation(AdjustDocument);
  const form = useForm({
    defaultValues: {
      direction: "give" as "give" | "take",
      amount: { amount: "", currencyCode: currency },
      reason: "",
      isHeld: false,
    },
  });
  const { errors, isSubmitting } = form.formState;
  const direction = form.watch("direction");
  const submit = form.handleSubmit(async (draft) => {
    const amount = adjustAmount(draft.amount.amount, draft.direction, language) ?? "";
    const currencyCode = draft.amount.currencyCode.trim().toUpperCase();
    const { reason, isHeld } = draft;
    const input = {
      enrollmentId,
      amount: { amount, currencyCode },
      reason: reason.trim(),
      isHeld,
      idempotencyKey: key,
    };
    const { data, error } = await adjust({ input });
    const result = data?.commissionAdjust;
    if (!settle(error, result?.userErrors, form) || !result) return;
    renew();
    const plain = formatMoney({ amount: amount.replace("-", ""), currencyCode }, language);
    const done = t(draft.direction === "give" ? "given" : "taken", { amount: plain, name });
    void toast(result.isRepeated ? t("repeated") : done);
    onClose();
  });
  const example = formatDecimal("12.50", language);
  const isAmount = (typed: string) =>
    adjustAmount(typed, "give", language) !== null || t("notAmount", { example });
  return (
    <FormDialog
      onClose={onClose}
      title={t("title")}
      note={t("note", { name })}
      confirm={t(direction === "give" ? "giveIt" : "takeIt")}
      danger={direction === "take"}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Select label={t("direction")} {...form.register("direction")}>
        <option value="give">{t("give")}</option>
        <option value="take">{t("take")}</option>
      </Select>
      <Input
        label={t("amount")}
        required
        inputMode="decimal"
        error={errors.amount?.amount?.message ?? errors.amount?.message}
        {...form.register("amount.amount", { validate: isAmount })}
      />
      <Input
        label={t("currency")}
        hint={t("currencyHint")}
        required
        maxLength={3}
        spellCheck={false}
        error={errors.amount?.currencyCode?.message}
        {...form.register("amount.currencyCode")}
      />
      <Textarea
        label={t("reason")}
        hint={t("reasonHint")}
        required
        maxLength={500}
        rows={2}
        error={errors.reason?.message}
        {...form.register("reason")}
      />
      <Checkbox label={t("held")} hint={t("heldHint")} {...form.register("isHeld")} />
    </FormDialog>
  );
}
