import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { Role } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { RoleField } from "./RoleField";
import { memberText } from "./text";

const UpdateDocument = graphql(`
  mutation MemberUpdate($id: ID!, $input: MemberUpdateInput!) {
    memberUpdate(id: $id, input: $input) {
      member { id role }
      userErrors { field message code }
    }
  }
`);

export interface RoleDialogProps {
  member: { readonly id: string; readonly role: Role; readonly user: { readonly name: string } };
  onClose: () => void;
}

/** Gives a member another role. */
export function RoleDialog({ member, onClose }: RoleDialogProps) {
  const t = useText(memberText);
  const { problems, settle } = useProblems();
  const [, update] = useMutation(UpdateDocument);
  const form = useForm({ defaultValues: { role: member.role } });
  const { errors, isSubmitting } = form.formState;
  const { name } = member.user;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ id: member.id, input });
    if (!settle(error, data?.memberUpdate.userErrors, form)) return;
    void toast(t("roleSaved", { name, role: t(input.role) }));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("roleTitle", { name })} note={t("roleEffect", { name })}>
      <Form onSubmit={submit} problems={problems}>
        <RoleField error={errors.role?.message} register={form.register("role")} />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("saveRole")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
