import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ClaimDeclineReason } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { declineReasons } from "./statuses";
import { claimText } from "./text";

const ClaimDeclineDocument = graphql(`
  mutation ClaimDecline($id: ID!, $reason: ClaimDeclineReason!, $note: String) {
    claimDecline(id: $id, reason: $reason, note: $note) {
      claim { id status declineReason note decidedAt }
      userErrors { field message code }
    }
  }
`);

interface DeclineDialogProps {
  /** Of the claim. */
  id: string;
  /** Of the partner. */
  name: string;
  /** Said instead of mistakes when somebody else has decided since the dialog was opened. */
  meanwhile?: string | undefined;
  onClose: () => void;
}

/** Declines a claim for one of the fixed reasons. */
export function DeclineDialog({ id, name, meanwhile, onClose }: DeclineDialogProps) {
  const t = useText(claimText);
  const { problems, settle } = useProblems();
  const [, decline] = useMutation(ClaimDeclineDocument);
  const form = useForm<{ reason: ClaimDeclineReason | ""; note: string }>({
    defaultValues: { reason: "", note: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ reason, note }) => {
    if (!reason) return;
    const { data, error } = await decline({ id, reason, note: note.trim() || undefined });
    if (!settle(error, data?.claimDecline.userErrors, form)) return;
    void toast(t("declined", { name }));
    onClose();
  });
  return (
    <FormDialog
      title={t("declineTitle", { name })}
      note={t("declineNote")}
      confirm={t("declineIt")}
      danger
      busy={isSubmitting}
      problems={meanwhile ? [meanwhile] : problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup label={t("reason")} error={errors.reason?.message}>
        {declineReasons.map((reason) => (
          <Radio
            key={reason}
            label={t(reason)}
            value={reason}
            {...form.register("reason", { required: t("chooseReason") })}
          />
        ))}
      </RadioGroup>
      <Textarea
        label={t("noteLabel")}
        hint={t("noteHint")}
        optional
        maxLength={2000}
        rows={2}
        error={errors.note?.message}
        {...form.register("note")}
      />
    </FormDialog>
  );
}
