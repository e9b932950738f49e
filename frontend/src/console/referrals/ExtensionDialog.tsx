import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { decideText } from "./decideText";

const ExtensionDecideDocument = graphql(`
  mutation ExtensionDecide($id: ID!, $input: ProtectionExtensionAnswer!) {
    protectionExtensionDecide(id: $id, input: $input) {
      extension { id status answer decidedAt }
      userErrors { field message code }
    }
  }
`);

export interface ExtensionDialogProps {
  /** The request's id. */
  id: string;
  /** How many days were asked for. */
  days: number;
  isApproved: boolean;
  onClose: () => void;
}

/** Answers a request for a longer protection. */
export function ExtensionDialog({ id, days, isApproved, onClose }: ExtensionDialogProps) {
  const t = useText(decideText);
  const { problems, settle } = useProblems();
  const [, decide] = useMutation(ExtensionDecideDocument);
  const form = useForm({ defaultValues: { days: "", answer: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    const input = {
      isApproved,
      days: typed.days ? Number(typed.days) : null,
      answer: typed.answer.trim() || null,
    };
    const { data, error } = await decide({ id, input });
    if (!settle(error, data?.protectionExtensionDecide.userErrors, form)) return;
    onClose();
    void toast(t("answered"));
  });
  return (
    <FormDialog
      title={t(isApproved ? "approveTitle" : "declineTitle")}
      note={t(isApproved ? "approveEffect" : "declineEffect")}
      confirm={t(isApproved ? "approveIt" : "declineIt")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      {isApproved && (
        <Input
          label={t("more")}
          hint={t("moreHint")}
          optional
          type="number"
          min={1}
          max={730}
          step={1}
          suffix={t("days")}
          placeholder={String(days)}
          error={errors.days?.message}
          {...form.register("days")}
        />
      )}
      <Textarea
        label={t("answer")}
        hint={t("answerHint")}
        optional
        maxLength={2000}
        rows={3}
        error={errors.answer?.message}
        {...form.register("answer")}
      />
    </FormDialog>
  );
}
