import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { formText } from "./text";

const IntroductionTemplateSetDocument = graphql(`
  mutation IntroductionTemplateSet($programId: ID!, $input: IntroductionTemplateInput!, $language: String!) {
    introductionTemplateSet(programId: $programId, input: $input) {
      program { id introductionTemplate(language: $language) { subject text isDefault } }
      userErrors { field message code }
    }
  }
`);
const placeholders = "{contact}, {company}, {partner}, {program}, {sender}";

interface IntroductionSettingsProps {
  template: { readonly subject: string; readonly text: string; readonly isDefault: boolean };
}

/** The mail with which partners introduce a prospect. */
export function IntroductionSettings({ template }: IntroductionSettingsProps) {
  const t = useText(formText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const canManage = useCan("PROGRAM_MANAGE");
  const { problems, settle } = useProblems();
  const [, save] = useMutation(IntroductionTemplateSetDocument);
  const { subject, text, isDefault } = template;
  const form = useForm({ defaultValues: { subject, text } });
  const { errors, isSubmitting } = form.formState;
  const set = async (input: { subject: string; text: string }) => {
    const { data, error } = await save({ programId, input, language });
    if (settle(error, data?.introductionTemplateSet.userErrors, form)) void toast(t("introductionSaved"));
  };
  return (
    <Card title={t("introduction")}>
      <Form
        problems={problems}
        onSubmit={(event) => {
          form.clearErrors();
          void form.handleSubmit(set)(event);
        }}
      >
        <p className="-mt-1 text-muted">{t("introductionNote", { placeholders })}</p>
        {isDefault && <p className="text-muted">{t("introductionDefault")}</p>}
        <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-5">
          <Input
            label={t("subject")}
            required
            maxLength={200}
            error={errors.subject?.message}
            {...form.register("subject")}
          />
          <Textarea
            label={t("body")}
            required
            maxLength={5000}
            rows={12}
            error={errors.text?.message}
            {...form.register("text")}
          />
        </fieldset>
        {canManage && (
          <FormActions>
            <Button type="submit" busy={isSubmitting}>
              {t("introductionSave")}
            </Button>
            {!isDefault && (
              <Button look="quiet" onClick={() => void set({ subject: "", text: "" })}>
                {t("introductionReset")}
              </Button>
            )}
          </FormActions>
        )}
      </Form>
    </Card>
  );
}
