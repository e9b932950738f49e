import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { CopyField } from "~/ui/CopyField";
import { Dialog } from "~/ui/Dialog";
import { Input } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const PartnerInviteDocument = graphql(`
  mutation PartnerInvite($input: InvitationCreateInput!) {
    invitationCreate(input: $input) {
      invitation { id expiresAt }
      url
      userErrors { field message code }
    }
  }
`);

interface InviteDialogProps {
  partner: { id: string; name: string; email: string; users: readonly unknown[] };
  onClose: () => void;
}

/** Invites a person to the partner's portal and shows the address to send them: it is shown this once. */
export function InviteDialog({ partner, onClose }: InviteDialogProps) {
  const t = useText(partnersText);
  const { problems, settle } = useProblems();
  const [made, setMade] = useState<{ email: string; url: string } | null>(null);
  const [, invite] = useMutation(PartnerInviteDocument);
  const isFirst = partner.users.length === 0;
  const form = useForm<{ email: string; role: "OWNER" | "MEMBER" }>({
    defaultValues: { email: isFirst ? partner.email : "", role: isFirst ? "OWNER" : "MEMBER" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    const { data, error } = await invite({ input: { ...values, partnerId: partner.id } });
    if (!settle(error, data?.invitationCreate.userErrors, form)) return;
    const url = data?.invitationCreate.url;
    if (url) setMade({ email: values.email, url });
  });
  if (made) {
    const done = (
      <Button look="primary" onClick={onClose}>
        {t("close")}
      </Button>
    );
    return (
      <Dialog open onClose={onClose} title={t("invited", { email: made.email })} actions={done}>
        <CopyField
          label={t("invitationAddress")}
          hint={t("invitationHint", { email: made.email })}
          value={made.url}
        />
      </Dialog>
    );
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t("inviteTo", { name: partner.name })}
      note={t("inviteNote")}
      confirm={t("makeInvitation")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Input
        label={t("email")}
        type="email"
        required
        error={errors.email?.message}
        {...form.register("email")}
      />
      <RadioGroup label={t("mayDo")} error={errors.role?.message}>
        <Radio label={t("owner")} hint={t("ownerHint")} value="OWNER" {...form.register("role")} />
        <Radio label={t("staff")} hint={t("staffHint")} value="MEMBER" {...form.register("role")} />
      </RadioGroup>
    </FormDialog>
  );
}
