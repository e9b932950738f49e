import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { useProblems } from "../useProblems";
import { statusText } from "./statusText";

const PortalReferralNotesFragment = graphql(`
  fragment PortalReferralNotes on Referral {
    id
    notes { id side text createdAt }
  }
`);
const ReferralNoteWriteDocument = graphql(`
  mutation PortalNoteWrite($referralId: ID!, $text: String!) {
    referralNoteWrite(referralId: $referralId, text: $text) {
      note { id }
      userErrors { field message code }
    }
  }
`);

/** What both sides wrote to each other about a referral, and a place to go on. */
export function NotesCard({ referral: ref }: { referral: FragmentType<typeof PortalReferralNotesFragment> }) {
  const t = useText(statusText);
  const { id, notes } = readFragment(PortalReferralNotesFragment, ref);
  const mayWrite = useCan("OWN_REFERRAL_OPEN");
  return (
    <Card title={t("notes")}>
      {notes.length === 0 && <p className="text-muted">{t("notesNone")}</p>}
      <ol className="flex flex-col">
        {notes.map((note) => (
          <li key={note.id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <p className="text-sm text-muted wrap-anywhere">
              {t(`team${note.side}`)}
              {" · "}
              <DateTime value={note.createdAt} time />
            </p>
            <p className="whitespace-pre-line wrap-anywhere">{note.text}</p>
          </li>
        ))}
      </ol>
      {mayWrite && <Write referralId={id} />}
    </Card>
  );
}

function Write({ referralId }: { referralId: string }) {
  const t = useText(statusText);
  const form = useForm({ defaultValues: { text: "" } });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, write] = useMutation(ReferralNoteWriteDocument);
  const submit = form.handleSubmit(async ({ text }) => {
    const { data, error } = await write({ referralId, text: text.trim() });
    if (settle(error, data?.referralNoteWrite.userErrors, form)) form.reset();
  });
  return (
    <Form onSubmit={submit} problems={problems} className="mt-3">
      <Textarea
        label={t("note")}
        hint={t("noteHint")}
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
