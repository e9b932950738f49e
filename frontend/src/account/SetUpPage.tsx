import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { placeErrors } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Input, PasswordInput } from "~/ui/Input";
import { Page, PageHeader } from "~/ui/PageHeader";
import { DemoCard } from "./DemoCard";
import { enter } from "./home";
import { accountText } from "./text";

const OrganizationCreateDocument = graphql(`
  mutation OrganizationCreate($input: OrganizationCreateInput!) {
    organizationCreate(input: $input) {
      viewer { user { id } partner { id } isFirstRun }
      userErrors { field message code }
    }
  }
`);

/** The first run: make the organization and its owner, or load the demo. */
export function SetUpPage() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const form = useForm({ defaultValues: { name: "", ownerName: "", email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const [problems, setProblems] = useState<string[]>([]);
  const [, create] = useMutation(OrganizationCreateDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await create({ input: { ...input, locale: language } });
    if (data?.organizationCreate.viewer) return enter(data.organizationCreate.viewer);
    const mistakes = data?.organizationCreate.userErrors ?? [];
    setProblems(error ? [requestSentence(error, language)] : placeErrors(mistakes, form, language));
  });
  return (
    <Page>
      <PageHeader title={t("setUp")} answer={t("setUpNote")} />
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("organization")}
          hint={t("organizationHint")}
          required
          maxLength={120}
          error={errors.name?.message}
          {...form.register("name")}
        />
        <Input
          label={t("ownerName")}
          required
          maxLength={120}
          autoComplete="name"
          error={errors.ownerName?.message}
          {...form.register("ownerName")}
        />
        <Input
          label={t("email")}
          type="email"
          required
          autoComplete="username"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <PasswordInput
          label={t("password")}
          hint={t("passwordHint")}
          required
          minLength={10}
          autoComplete="new-password"
          error={errors.password?.message}
          {...form.register("password")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("createOrganization")}
          </Button>
        </FormActions>
      </Form>
      <DemoCard />
    </Page>
  );
}
