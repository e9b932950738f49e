import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { Role } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { CopyField } from "~/ui/CopyField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input } from "~/ui/Input";
import { useProblems } from "../useProblems";
import { RoleField } from "./RoleField";
import { memberText } from "./text";

const InviteDocument = graphql(`
  mutation MemberInvite($input: InvitationCreateInput!) {
    invitationCreate(input: $input) {
      invitation { id email }
      url
      userErrors { field message code }
    }
  }
`);

/** Invites a person; the address to send is shown this once. */
export function InviteButton() {
  const t = useText(memberText);
  const canManage = useCan("MEMBER_MANAGE");
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<{ email: string; url: string } | null>(null);
  if (!canManage) return null;
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  const done = (
    <Button look="primary" onClick={close}>
      {t("urlDone")}
    </Button>
  );
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      <Dialog
        open={isOpen && !made}
        onClose={() => setOpen(false)}
        title={t("inviteTitle")}
        note={t("inviteNote")}
      >
        <InviteForm onMade={setMade} />
      </Dialog>
      {made && (
        // Closed by its button only: the address cannot be shown again.
        <Dialog
          open
          onClose={() => undefined}
          title={t("urlTitle")}
          note={t("urlNote", { email: made.email })}
          actions={done}
        >
          <CopyField label={t("url")} value={made.url} />
        </Dialog>
      )}
    </>
  );
}

function InviteForm({ onMade }: { onMade: (made: { email: string; url: string }) => void }) {
  const t = useText(memberText);
  const { problems, settle } = useProblems();
  const [, invite] = useMutation(InviteDocument);
  const form = useForm<{ email: string; role: Role }>({ defaultValues: { email: "", role: "VIEWER" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await invite({ input });
    const result = data?.invitationCreate;
    if (!settle(error, result?.userErrors, form) || !result?.url) return;
    onMade({ email: input.email, url: result.url });
  });
  return (
    <Form onSubmit={submit} problems={problems}>
      <Input
        label={t("email")}
        type="email"
        required
        error={errors.email?.message}
        {...form.register("email")}
      />
      <RoleField error={errors.role?.message} register={form.register("role")} />
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("inviteIt")}
        </Button>
      </FormActions>
    </Form>
  );
}
