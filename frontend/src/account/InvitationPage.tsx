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

const InvitationAcceptDocument = graphql(`
  mutation InvitationAccept($input: InvitationAcceptInput!) {
    invitationAccept(input: $input) {
      viewer { user { id } partner { id } isFirstRun }
      userErrors { field message code }
    }
  }
`);

const route = getRouteApi("/account/invitations/$token");

/** Accepts an invitation: a new person chooses a password, one with an account gives theirs. */
export function InvitationPage() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const { token } = route.useParams();
  const form = useForm({ defaultValues: { name: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const [problems, setProblems] = useState<string[]>([]);
  const [, accept] = useMutation(InvitationAcceptDocument);
  const submit = form.handleSubmit(async ({ name, password }) => {
    const { data, error } = await accept({ input: { token, password, ...(name ? { name } : {}) } });
    if (data?.invitationAccept.viewer) return enter(data.invitationAccept.viewer);
    const mistakes = data?.invitationAccept.userErrors ?? [];
    setProblems(error ? [requestSentence(error, language)] : placeErrors(mistakes, form, language));
  });
  return (
    <Page>
      <PageHeader title={t("accept")} answer={t("acceptNote")} />
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("yourName")}
          hint={t("yourNameHint")}
          optional
          maxLength={120}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <PasswordInput
          label={t("password")}
          hint={t("passwordEither")}
          required
          error={errors.password?.message}
          {...form.register("password")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("acceptIt")}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}
