import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { PartnerNotesFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const PartnerNotesSaveDocument = graphql(`
  mutation PartnerNotesSave($id: ID!, $notes: String!) {
    partnerUpdate(id: $id, input: { notes: $notes }) {
      partner { id ...PartnerNotes }
      userErrors { field message code }
    }
  }
`);

/** Writes what only members see about a partner. */
export function NotesDialog({ partner, onClose }: { partner: PartnerNotesFragment; onClose: () => void }) {
  const t = useText(partnersText);
  const { problems, settle } = useProblems();
  const [, save] = useMutation(PartnerNotesSaveDocument);
  const form = useForm({ defaultValues: { notes: partner.notes ?? "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ notes }) => {
    const { data, error } = await save({ id: partner.id, notes });
    if (!settle(error, data?.partnerUpdate.userErrors, form)) return;
    onClose();
    void toast(t("partnerSaved", { name: partner.name }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("notesOn", { name: partner.name })}
      note={t("notesNote")}
      confirm={t("save")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Textarea
        label={t("notes")}
        rows={8}
        maxLength={10_000}
        error={errors.notes?.message}
        {...form.register("notes")}
      />
    </FormDialog>
  );
}
