import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ReciprocalPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { Input, Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { reciprocalText } from "./text";

const ReciprocalCorrectDocument = graphql(`
  mutation ReciprocalCorrect($id: ID!, $input: ReciprocalCorrectInput!) {
    reciprocalCorrect(id: $id, input: $input) {
      reciprocalReferral {
        id
        ...ReciprocalRow
        closedAt
        history { status at side actor isCorrection reason }
      }
      userErrors { field message code }
    }
  }
`);

/** What is typed, in the shape of the API's input. */
interface Draft {
  status: "ACCEPTED" | "WON" | "LOST" | "";
  value: { amount: string; currencyCode: string };
  reason: string;
}

interface CorrectDialogProps {
  prospect: NonNullable<ReciprocalPanelQuery["reciprocalReferral"]>;
  onClose: () => void;
}

/** Replaces what a partner reported, with a reason that it reads. */
export function CorrectDialog({ prospect, onClose }: CorrectDialogProps) {
  const t = useText(reciprocalText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const { problems, settle } = useProblems();
  const [, correct] = useMutation(ReciprocalCorrectDocument);
  const form = useForm<Draft>({
    defaultValues: { status: "", value: { amount: "", currencyCode: currency }, reason: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const status = form.watch("status");
  const submit = form.handleSubmit(async (draft) => {
    if (!draft.status) return;
    const amount = parseDecimal(draft.value.amount, language) ?? draft.value.amount;
    const value = draft.status === "WON" ? { ...draft.value, amount } : undefined;
    const { data, error } = await correct({
      id: prospect.id,
      input: { status: draft.status, value, reason: draft.reason },
    });
    if (!settle(error, data?.reciprocalCorrect.userErrors, form)) return;
    void toast(t("wasCorrected"));
    onClose();
  });
  const choices = [
    { value: "WON", label: t("WON") },
    ...(prospect.status === "LOST" ? [] : [{ value: "LOST", label: t("LOST") }]),
    { value: "ACCEPTED", label: t("reopen") },
  ];
  return (
    <FormDialog
      title={t("correctTitle", { name: prospect.enrollment.partner.name })}
      note={t("correctNote")}
      confirm={t("correctIt")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup label={t("becomes")} error={errors.status?.message}>
        {choices.map(({ value, label }) => (
          <Radio
            key={value}
            label={label}
            value={value}
            {...form.register("status", { required: t("chooseOutcome") })}
          />
        ))}
      </RadioGroup>
      {status === "WON" && (
        <Input
          label={t("outcomeValue", { currency })}
          required
          inputMode="decimal"
          suffix={currency}
          error={errors.value?.amount?.message}
          {...form.register("value.amount", {
            validate: (typed) =>
              parseDecimal(typed, language) !== null ||
              t("notNumber", { example: formatDecimal("1234.50", language) }),
          })}
        />
      )}
      <Textarea
        label={t("why")}
        hint={t("whyHint")}
        required
        maxLength={500}
        rows={2}
        error={errors.reason?.message}
        {...form.register("reason")}
      />
    </FormDialog>
  );
}
