import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { Section } from "../list/Section";
import { useProblems } from "../useProblems";
import { submissionText } from "./submissionText";

const NotesDocument = graphql(`
  fragment ReferralNotes on Referral {
    id
    notes { id side author text createdAt }
  }
`);
const NoteWriteDocument = graphql(`
  mutation NoteWrite($referralId: ID!, $text: String!) {
    referralNoteWrite(referralId: $referralId, text: $text) {
      note { id side author text createdAt }
      userErrors { field message code }
    }
  }
`);

/** What both sides wrote to each other, oldest first, and a place to write more. */
export function Notes({ referral: ref }: { referral: FragmentType<typeof NotesDocument> }) {
  const t = useText(submissionText);
  const referral = readFragment(NotesDocument, ref);
  const canWrite = useCan("REFERRAL_MANAGE");
  return (
    <Section title={t("notes")} note={t("notesNote")}>
      {referral.notes.length === 0 ? (
        <p className="text-muted">{t("noNotes")}</p>
      ) : (
        <ol className="flex flex-col">
          {referral.notes.map((note) => (
            <li key={note.id} className="border-b border-line py-2 last:border-b-0">
              <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted">
                <span>
                  {note.author} · {t(`side${note.side}`)}
                </span>
                <DateTime value={note.createdAt} time />
              </p>
              <p className="whitespace-pre-line [overflow-wrap:anywhere]">{note.text}</p>
            </li>
          ))}
        </ol>
      )}
      {canWrite && <Write referralId={referral.id} />}
    </Section>
  );
}

function Write({ referralId }: { referralId: string }) {
  const t = useText(submissionText);
  const { problems, settle } = useProblems();
  const [, write] = useMutation(NoteWriteDocument);
  const form = useForm({ defaultValues: { text: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ text }) => {
    const { data, error } = await write({ referralId, text });
    if (!settle(error, data?.referralNoteWrite.userErrors, form)) return;
    form.reset();
    void toast(t("written"));
  });
  return (
    <Form onSubmit={submit} problems={problems}>
      <Textarea
        label={t("note")}
        required
        maxLength={4000}
        rows={2}
        error={errors.text?.message}
        {...form.register("text")}
      />
      <FormActions>
        <Button type="submit" busy={isSubmitting}>
          {t("write")}
        </Button>
      </FormActions>
    </Form>
  );
}
