import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { useProblems } from "../useProblems";
import { statusText } from "./statusText";

const ReferralNoteWriteDocument = graphql(`
  mutation PortalNoteWrite($referralId: ID!, $text: String!) {
    referralNoteWrite(referralId: $referralId, text: $text) {
      note { id }
      userErrors { field message code }
    }
  }
`);

/** A place to write to the program’s team; loaded by itself, because reading needs no form. */
export function NoteForm({ referralId }: { referralId: string }) {
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
