import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { claimText } from "./text";

const ClaimAskDocument = graphql(`
  mutation ClaimAsk($id: ID!, $question: String!) {
    claimAsk(id: $id, question: $question) {
      claim { id status question answer }
      userErrors { field message code }
    }
  }
`);

interface AskDialogProps {
  /** Of the claim. */
  id: string;
  /** Of the partner. */
  name: string;
  /** Said instead of mistakes when somebody else has decided since the dialog was opened. */
  meanwhile?: string | undefined;
  onClose: () => void;
}

/** Asks the partner about its claim. */
export function AskDialog({ id, name, meanwhile, onClose }: AskDialogProps) {
  const t = useText(claimText);
  const { problems, settle } = useProblems();
  const [, ask] = useMutation(ClaimAskDocument);
  const form = useForm({ defaultValues: { question: "" } });
  const submit = form.handleSubmit(async ({ question }) => {
    const { data, error } = await ask({ id, question });
    if (!settle(error, data?.claimAsk.userErrors, form)) return;
    void toast(t("asked", { name }));
    onClose();
  });
  return (
    <FormDialog
      title={t("askTitle", { name })}
      note={t("askNote")}
      confirm={t("askIt")}
      busy={form.formState.isSubmitting}
      problems={meanwhile ? [meanwhile] : problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t("askLabel")}
        required
        maxLength={2000}
        error={form.formState.errors.question?.message}
        {...form.register("question")}
      />
    </FormDialog>
  );
}
