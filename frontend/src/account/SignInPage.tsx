import { getRouteApi } from "@tanstack/react-router";
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
import { enter } from "./home";
import { accountText } from "./text";

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer { user { id } partner { id } isFirstRun }
      userErrors { field message code }
    }
  }
`);

const route = getRouteApi("/account/sign-in");

/** E-mail and password, then to where one belongs or wanted to go. */
export function SignInPage() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const { next } = route.useSearch();
  const form = useForm({ defaultValues: { email: "", password: "" } });
  const [problems, setProblems] = useState<string[]>([]);
  const [, signIn] = useMutation(SignInDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await signIn({ input });
    if (data?.signIn.viewer) return enter(data.signIn.viewer, next);
    setProblems(
      error ? [requestSentence(error, language)] : placeErrors(data?.signIn.userErrors ?? [], form, language),
    );
  });
  return (
    <Page>
      <PageHeader title={t("signIn")} />
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("email")}
          type="email"
          required
          autoComplete="username"
          error={form.formState.errors.email?.message}
          {...form.register("email")}
        />
        <PasswordInput
          label={t("password")}
          required
          autoComplete="current-password"
          error={form.formState.errors.password?.message}
          {...form.register("password")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={form.formState.isSubmitting}>
            {t("signIn")}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}
