import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralConflictResolution } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { decideText } from "./decideText";

const ResolveDocument = graphql(`
  mutation ConflictResolve($id: ID!, $resolution: ReferralConflictResolution!, $note: String) {
    referralConflictResolve(id: $id, resolution: $resolution, note: $note) {
      conflict { id resolution note resolvedAt resolvedBy }
      userErrors { field message code }
    }
  }
`);

export interface ResolveDialogProps {
  /** The conflict's id. */
  id: string;
  /** What the other prospect is called. */
  name: string;
  /** Whether the other is a customer, which nobody can reject. */
  isCustomer: boolean;
  resolution: ReferralConflictResolution;
  onClose: () => void;
}

/** Keeps whether two prospects are the same, and why. */
export function ResolveDialog({ id, name, isCustomer, resolution, onClose }: ResolveDialogProps) {
  const t = useText(decideText);
  const { problems, settle } = useProblems();
  const [, resolve] = useMutation(ResolveDocument);
  const form = useForm({ defaultValues: { note: "" } });
  const { errors, isSubmitting } = form.formState;
  const isSame = resolution === "DUPLICATE";
  const submit = form.handleSubmit(async ({ note }) => {
    const { data, error } = await resolve({ id, resolution, note: note.trim() || null });
    if (!settle(error, data?.referralConflictResolve.userErrors, form)) return;
    onClose();
    void toast(t("decided"));
  });
  const sameEffect = isCustomer ? "duplicateCustomerEffect" : "duplicateEffect";
  return (
    <FormDialog
      title={t(isSame ? "duplicateTitle" : "distinctTitle", { name })}
      note={t(isSame ? sameEffect : "distinctEffect")}
      confirm={t(isSame ? "duplicateIt" : "distinctIt")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t("note")}
        hint={t("noteHint")}
        optional
        maxLength={500}
        rows={2}
        error={errors.note?.message}
        {...form.register("note")}
      />
    </FormDialog>
  );
}
