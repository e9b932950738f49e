import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { languages } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import type { Viewer } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Form, FormActions } from "~/ui/Form";
import { Input, PasswordInput, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { settingsText } from "./text";

const ProfileUpdateDocument = graphql(`
  mutation PortalProfileUpdate($input: ProfileUpdateInput!) {
    profileUpdate(input: $input) {
      user { id name email locale }
      userErrors { field message code }
    }
  }
`);

type User = NonNullable<Viewer["user"]>;

/** Name, language and password of the person. */
export function Profile({ user }: { user: User }) {
  return (
    <>
      <NameAndLanguage user={user} />
      <Password />
    </>
  );
}

function NameAndLanguage({ user }: { user: User }) {
  const t = useText(settingsText);
  const { setLanguage } = useLanguage();
  const form = useForm({ defaultValues: { name: user.name, locale: user.locale } });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, update] = useMutation(ProfileUpdateDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ input });
    if (!settle(error, data?.profileUpdate.userErrors, form)) return;
    const language = languages.find((one) => one === input.locale);
    if (language) setLanguage(language);
    void toast(t("profileSaved"));
  });
  return (
    <Card title={t("profileTitle")}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("name")}
          required
          maxLength={120}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <Input label={t("email")} hint={t("emailHint")} value={user.email} disabled readOnly />
        <Select
          label={t("language")}
          hint={t("languageHint")}
          error={errors.locale?.message}
          {...form.register("locale")}
        >
          <option value="en">English</option>
          <option value="de">Deutsch</option>
        </Select>
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

const noPasswords = { currentPassword: "", newPassword: "" };

function Password() {
  const t = useText(settingsText);
  const form = useForm({ defaultValues: noPasswords });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, update] = useMutation(ProfileUpdateDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ input });
    if (!settle(error, data?.profileUpdate.userErrors, form)) return;
    form.reset(noPasswords);
    void toast(t("passwordChanged"));
  });
  return (
    <Card title={t("passwordTitle")}>
      <Form onSubmit={submit} problems={problems}>
        <PasswordInput
          label={t("currentPassword")}
          required
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register("currentPassword")}
        />
        <PasswordInput
          label={t("newPassword")}
          hint={t("newPasswordHint")}
          required
          minLength={10}
          autoComplete="new-password"
          error={errors.newPassword?.message}
          {...form.register("newPassword")}
        />
        <FormActions>
          <Button type="submit" busy={isSubmitting}>
            {t("changePassword")}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
