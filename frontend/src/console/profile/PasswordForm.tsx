import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { PasswordInput } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { profileText } from "./text";

const PasswordDocument = graphql(`
  mutation ConsolePasswordChange($input: ProfileUpdateInput!) {
    profileUpdate(input: $input) {
      user { id }
      userErrors { field message code }
    }
  }
`);

/** A new password, proved by the one now in use. */
export function PasswordForm() {
  const t = useText(profileText);
  const { problems, settle } = useProblems();
  const [, update] = useMutation(PasswordDocument);
  const form = useForm({ defaultValues: { currentPassword: "", newPassword: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ input });
    if (!settle(error, data?.profileUpdate.userErrors, form)) return;
    form.reset();
    void toast(t("changed"));
  });
  return (
    <Form onSubmit={submit} problems={problems}>
      <PasswordInput
        label={t("current")}
        required
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...form.register("currentPassword")}
      />
      <PasswordInput
        label={t("next")}
        hint={t("nextHint")}
        required
        minLength={10}
        autoComplete="new-password"
        error={errors.newPassword?.message}
        {...form.register("newPassword")}
      />
      <FormActions>
        <Button type="submit" busy={isSubmitting}>
          {t("change")}
        </Button>
      </FormActions>
    </Form>
  );
}
