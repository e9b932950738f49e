import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { decideText } from "./decideText";
import type { DecisionDialogProps } from "./decision";

const AskDocument = graphql(`
  mutation SubmissionAsk($id: ID!, $question: String!) {
    referralAsk(id: $id, question: $question) {
      referral { id status }
      userErrors { field message code }
    }
  }
`);

/** Gives the ball to the partner, with a question. */
export function AskDialog({ id, name, meanwhile, onClose }: DecisionDialogProps) {
  const t = useText(decideText);
  const { problems, settle } = useProblems();
  const [, ask] = useMutation(AskDocument);
  const form = useForm({ defaultValues: { question: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ question }) => {
    const { data, error } = await ask({ id, question });
    if (!settle(error, data?.referralAsk.userErrors, form)) return;
    onClose();
    void toast(t("asked"));
  });
  return (
    <FormDialog
      title={t("askTitle", { name })}
      note={t("askEffect")}
      confirm={t("askIt")}
      busy={isSubmitting}
      problems={meanwhile ? [meanwhile] : problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t("question")}
        required
        maxLength={2000}
        rows={4}
        error={errors.question?.message}
        {...form.register("question")}
      />
    </FormDialog>
  );
}
