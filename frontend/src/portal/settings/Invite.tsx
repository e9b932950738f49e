import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { CopyField } from "~/ui/CopyField";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { useProblems } from "../useProblems";
import { settingsText } from "./text";

const InvitationCreateDocument = graphql(`
  mutation PortalInvitationCreate($input: InvitationCreateInput!) {
    invitationCreate(input: $input) {
      url
      userErrors { field message code }
    }
  }
`);

/** Invites a person to the partner. The address is shown once, to be sent by whatever way one writes to them. */
export function Invite({ partnerId }: { partnerId: string }) {
  const t = useText(settingsText);
  const [made, setMade] = useState<{ email: string; url: string } | null>(null);
  const form = useForm({ defaultValues: { email: "", role: "MEMBER" as "MEMBER" | "OWNER" } });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, invite] = useMutation(InvitationCreateDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await invite({ input: { ...input, partnerId } });
    if (!settle(error, data?.invitationCreate.userErrors, form)) return;
    if (data?.invitationCreate.url) setMade({ email: input.email, url: data.invitationCreate.url });
    form.reset();
  });
  if (made) {
    return (
      <div className="flex max-w-xl flex-col items-start gap-4">
        <p role="status">{t("invited", { email: made.email })}</p>
        <div className="w-full">
          <CopyField label={t("invitationLink")} value={made.url} />
        </div>
        <Button onClick={() => setMade(null)}>{t("inviteNext")}</Button>
      </div>
    );
  }
  return (
    <Form onSubmit={submit} problems={problems}>
      <p className="text-muted">{t("inviteNote")}</p>
      <Input
        label={t("inviteEmail")}
        type="email"
        required
        autoComplete="off"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <RadioGroup label={t("role")} error={errors.role?.message}>
        <Radio label={t("roleMember")} value="MEMBER" {...form.register("role")} />
        <Radio label={t("roleOwner")} value="OWNER" {...form.register("role")} />
      </RadioGroup>
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("createInvitation")}
        </Button>
      </FormActions>
    </Form>
  );
}
