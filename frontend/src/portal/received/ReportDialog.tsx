import { useId } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { useProblems } from "../useProblems";
import { receivedText } from "./text";

const ReciprocalReportDocument = graphql(`
  mutation ReciprocalReport($id: ID!, $input: ReciprocalReportInput!) {
    reciprocalReport(id: $id, input: $input) {
      reciprocalReferral { id ...ReceivedItem }
      userErrors { field message code }
    }
  }
`);

/** What is typed, in the shape of the API's input. */
interface Draft {
  outcome: "WON" | "LOST" | "";
  value: { amount: string; currencyCode: string };
  note: string;
}

interface ReportDialogProps {
  id: string;
  company: string;
  onClose: () => void;
}

/** Tells the program whether a deal was made, and what it is worth. */
export function ReportDialog({ id, company, onClose }: ReportDialogProps) {
  const t = useText(receivedText);
  const { language } = useLanguage();
  const { program } = useEnrollment();
  const formId = useId();
  const form = useForm<Draft>({
    defaultValues: { outcome: "", value: { amount: "", currencyCode: program.currency }, note: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const isWon = form.watch("outcome") === "WON";
  const { problems, settle } = useProblems();
  const [, report] = useMutation(ReciprocalReportDocument);
  const submit = form.handleSubmit(async ({ outcome, value, note }) => {
    if (!outcome) return;
    const won = { ...value, amount: parseDecimal(value.amount, language) ?? value.amount };
    const input = { outcome, value: outcome === "WON" ? won : undefined, note: note.trim() || undefined };
    const { data, error } = await report({ id, input });
    if (!settle(error, data?.reciprocalReport.userErrors, form)) return;
    void toast(t("reported"));
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("reportTitle", { company })}
      note={t("reportNote")}
      actions={
        <Button type="submit" form={formId} look="primary" busy={isSubmitting}>
          {t("send")}
        </Button>
      }
    >
      <Form id={formId} onSubmit={submit} problems={problems}>
        <RadioGroup label={t("outcome")} error={errors.outcome?.message}>
          <Radio
            label={t("won")}
            value="WON"
            {...form.register("outcome", { required: t("chooseOutcome") })}
          />
          <Radio
            label={t("lost")}
            value="LOST"
            {...form.register("outcome", { required: t("chooseOutcome") })}
          />
        </RadioGroup>
        {isWon && (
          <Input
            label={t("value", { currency: program.currency })}
            hint={t("valueHint")}
            required
            inputMode="decimal"
            suffix={program.currency}
            error={errors.value?.amount?.message}
            {...form.register("value.amount", {
              validate: (typed) =>
                parseDecimal(typed, language) !== null ||
                t("notNumber", { example: formatDecimal("1234.50", language) }),
            })}
          />
        )}
        <Textarea
          label={t("note")}
          optional
          maxLength={2000}
          rows={2}
          error={errors.note?.message}
          {...form.register("note")}
        />
      </Form>
    </Dialog>
  );
}
