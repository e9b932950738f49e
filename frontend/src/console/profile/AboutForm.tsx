import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { languages } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { profileText } from "./text";

const ProfileUpdateDocument = graphql(`
  mutation ConsoleProfileUpdate($input: ProfileUpdateInput!) {
    profileUpdate(input: $input) {
      user { id name locale }
      userErrors { field message code }
    }
  }
`);

export interface AboutFormProps {
  user: { readonly name: string; readonly locale: string };
}

/** Name and language; the language holds on this screen at once. */
export function AboutForm({ user }: AboutFormProps) {
  const t = useText(profileText);
  const { setLanguage } = useLanguage();
  const { problems, settle } = useProblems();
  const [, update] = useMutation(ProfileUpdateDocument);
  const form = useForm({ defaultValues: { name: user.name, locale: user.locale } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ input });
    if (!settle(error, data?.profileUpdate.userErrors, form)) return;
    const language = languages.find((one) => one === input.locale);
    if (language) setLanguage(language);
    void toast(t("saved"));
  });
  return (
    <Form onSubmit={submit} problems={problems}>
      <Input
        label={t("name")}
        required
        maxLength={120}
        autoComplete="name"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Select
        label={t("language")}
        hint={t("languageHint")}
        error={errors.locale?.message}
        {...form.register("locale")}
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {t(language)}
          </option>
        ))}
      </Select>
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
