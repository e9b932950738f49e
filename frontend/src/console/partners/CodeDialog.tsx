import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const CodeCreateDocument = graphql(`
  mutation CodeCreate($input: CodeCreateInput!) {
    codeCreate(input: $input) {
      code { id word }
      enrollment { id ...PartnerCodes }
      userErrors { field message code }
    }
  }
`);

/** Makes a code for the partner. */
export function CodeDialog({ enrollmentId, onClose }: { enrollmentId: string; onClose: () => void }) {
  const t = useText(partnersText);
  const { problems, settle } = useProblems();
  const [, create] = useMutation(CodeCreateDocument);
  const form = useForm({ defaultValues: { word: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ word }) => {
    const { data, error } = await create({ input: { enrollmentId, word } });
    if (!settle(error, data?.codeCreate.userErrors, form)) return;
    onClose();
    void toast(t("codeCreated", { word }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("newCode")}
      confirm={t("createCode")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Input
        label={t("word")}
        hint={t("wordHint")}
        required
        minLength={3}
        maxLength={60}
        autoCapitalize="characters"
        spellCheck={false}
        error={errors.word?.message}
        {...form.register("word")}
      />
    </FormDialog>
  );
}
