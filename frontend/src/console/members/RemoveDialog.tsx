import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { memberText } from "./text";

const RemoveDocument = graphql(`
  mutation MemberRemove($id: ID!) {
    memberRemove(id: $id) {
      deletedId
      userErrors { field message code }
    }
  }
`);

export interface RemoveDialogProps {
  member: { readonly id: string; readonly user: { readonly name: string } };
  onClose: () => void;
}

/** Ends a membership. */
export function RemoveDialog({ member, onClose }: RemoveDialogProps) {
  const t = useText(memberText);
  const { problems, settle } = useProblems();
  const [, remove] = useMutation(RemoveDocument);
  const { name } = member.user;
  const confirm = async () => {
    const { data, error } = await remove({ id: member.id });
    if (!settle(error, data?.memberRemove.userErrors)) return;
    void toast(t("removed", { name }));
    onClose();
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("removeTitle", { name })}
      effect={t("removeEffect", { name })}
      confirm={t("remove")}
      danger
      problems={problems}
      onConfirm={confirm}
    />
  );
}
