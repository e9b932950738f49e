import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { placeErrors } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, Input, PasswordInput, Textarea } from "~/ui/Input";
import { enter } from "./home";
import { accountText } from "./text";

const ProgramApplyDocument = graphql(`
  mutation ProgramApply($input: ProgramApplyInput!) {
    programApply(input: $input) {
      viewer { user { id } partner { id } isFirstRun }
      userErrors { field message code }
    }
  }
`);

/** The application. It also makes the account, so that the applicant sees at once where it stands. */
export function ApplyForm({ programId, terms }: { programId: string; terms: string | null }) {
  const t = useText(accountText);
  const { language } = useLanguage();
  const form = useForm({
    defaultValues: {
      name: "",
      contactName: "",
      email: "",
      password: "",
      website: "",
      message: "",
      acceptsTerms: false,
    },
  });
  const { errors, isSubmitting } = form.formState;
  const [problems, setProblems] = useState<string[]>([]);
  const [, apply] = useMutation(ProgramApplyDocument);
  const submit = form.handleSubmit(async ({ website, message, ...input }) => {
    const optional = { ...(website ? { website } : {}), ...(message ? { message } : {}) };
    const { data, error } = await apply({ input: { ...input, ...optional, programId } });
    if (data?.programApply.viewer) return enter(data.programApply.viewer);
    const mistakes = data?.programApply.userErrors ?? [];
    setProblems(error ? [requestSentence(error, language)] : placeErrors(mistakes, form, language));
  });
  return (
    <Form onSubmit={submit} problems={problems}>
      <Input
        label={t("partnerName")}
        hint={t("partnerNameHint")}
        required
        maxLength={120}
        autoComplete="organization"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Input
        label={t("yourName")}
        required
        maxLength={120}
        autoComplete="name"
        error={errors.contactName?.message}
        {...form.register("contactName")}
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
        hint={t("passwordEither")}
        required
        error={errors.password?.message}
        {...form.register("password")}
      />
      <Input
        label={t("website")}
        type="url"
        optional
        placeholder="https://"
        error={errors.website?.message}
        {...form.register("website")}
      />
      <Textarea
        label={t("message")}
        optional
        maxLength={2000}
        error={errors.message?.message}
        {...form.register("message")}
      />
      {terms && (
        <>
          <details className="rounded-md border border-line px-4 py-2">
            <summary className="font-medium">{t("terms")}</summary>
            <p className="mt-2 whitespace-pre-line text-muted">{terms}</p>
          </details>
          <Checkbox label={t("acceptTerms")} required {...form.register("acceptsTerms")} />
        </>
      )}
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("apply")}
        </Button>
      </FormActions>
    </Form>
  );
}
