import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { EvidenceField } from "./EvidenceField";
import { claimsText } from "./text";

const ClaimAnswerDocument = graphql(`
  mutation ClaimAnswer($id: ID!, $answer: String!, $fileIds: [ID!]) {
    claimAnswer(id: $id, answer: $answer, fileIds: $fileIds) {
      claim { id ...ClaimItem }
      userErrors { field message code }
    }
  }
`);

/** What is typed, in the shape of the API's input. */
interface AnswerDraft {
  answer: string;
  fileIds: string[];
}

interface AnswerClaimProps {
  id: string;
  question: string | null | undefined;
  onClose: () => void;
}

/** Answers what the program asked about a claim. */
export function AnswerClaim({ id, question, onClose }: AnswerClaimProps) {
  const t = useText(claimsText);
  const form = useForm<AnswerDraft>({ defaultValues: { answer: "", fileIds: [] } });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, send] = useMutation(ClaimAnswerDocument);
  const submit = form.handleSubmit(async ({ answer, fileIds }) => {
    const { data, error } = await send({ id, answer, fileIds });
    if (!settle(error, data?.claimAnswer.userErrors, form)) return;
    void toast(t("answered"));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("answerTitle")} note={question}>
      <Form onSubmit={submit} problems={problems}>
        <Textarea
          label={t("answerLabel")}
          hint={t("answerHint")}
          required
          maxLength={4000}
          error={errors.answer?.message}
          {...form.register("answer")}
        />
        <EvidenceField control={form.control} name="fileIds" error={errors.fileIds?.message} />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("answerSend")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
