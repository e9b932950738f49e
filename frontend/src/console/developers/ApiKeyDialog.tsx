import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { Permission } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useViewer } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { CopyField } from "~/ui/CopyField";
import { Dialog } from "~/ui/Dialog";
import { FieldError } from "~/ui/Field";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, Input } from "~/ui/Input";
import { useProblems } from "../useProblems";
import { developerText } from "./text";

const CreateDocument = graphql(`
  mutation ApiKeyCreate($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) {
      apiKey { id }
      secret
      userErrors { field message code }
    }
  }
`);
/** What a server that only reports what happened needs. */
const usual: Permission[] = ["CONVERSION_RECORD"];

/** Makes an API key, then shows its secret this once. */
export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useText(developerText);
  const [secret, setSecret] = useState<string | null>(null);
  if (secret === null) {
    return (
      <Dialog open onClose={onClose} title={t("createTitle")}>
        <KeyForm onMade={setSecret} />
      </Dialog>
    );
  }
  const done = (
    <Button look="primary" onClick={onClose}>
      {t("secretDone")}
    </Button>
  );
  return (
    // Closed by its button only: the secret cannot be shown again.
    <Dialog open title={t("secretTitle")} note={t("secretNote")} actions={done}>
      <CopyField label={t("secret")} value={secret} />
    </Dialog>
  );
}

function KeyForm({ onMade }: { onMade: (secret: string) => void }) {
  const t = useText(developerText);
  const mine = useViewer()?.permissions ?? [];
  const { problems, settle } = useProblems();
  const [, create] = useMutation(CreateDocument);
  const form = useForm({
    defaultValues: { name: "", scopes: usual.filter((scope) => mine.includes(scope)) },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await create({ input });
    if (!settle(error, data?.apiKeyCreate.userErrors, form) || !data?.apiKeyCreate.secret) return;
    onMade(data.apiKeyCreate.secret);
  });
  const scopeError = errors.scopes?.message ?? errors.scopes?.find?.((one) => one)?.message;
  return (
    <Form onSubmit={submit} problems={problems}>
      <Input
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={80}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <fieldset aria-describedby="scopes-error">
        <legend className="font-medium">{t("scopesLabel")}</legend>
        <p className="mb-1 text-sm text-muted">{t("scopesHint")}</p>
        {mine.map((scope) => (
          <Checkbox
            key={scope}
            label={t(scope)}
            value={scope}
            {...form.register("scopes", {
              validate: (scopes) => scopes.length > 0 || t("chooseScope"),
            })}
          />
        ))}
        <FieldError id="scopes-error" error={scopeError} />
      </fieldset>
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("create")}
        </Button>
      </FormActions>
    </Form>
  );
}
