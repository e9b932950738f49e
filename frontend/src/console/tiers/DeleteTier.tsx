import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { tiersText } from "./text";

const TierDeleteDocument = graphql(`
  mutation TierDelete($id: ID!) {
    tierDelete(id: $id) {
      deletedId
      program { id tiers { id enrollmentCount ...TierStep ...TierEdit } }
      userErrors { field message code }
    }
  }
`);

interface DeleteTierProps {
  tier: { id: string; name: string };
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before a tier goes. The server refuses if anybody ever stood on it. */
export function DeleteTier({ tier, onClose, onDeleted }: DeleteTierProps) {
  const t = useText(tiersText);
  const { problems, settle } = useProblems();
  const [, remove] = useMutation(TierDeleteDocument);
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("deleteTitle", { name: tier.name })}
      effect={t("deleteEffect")}
      confirm={t("delete")}
      danger
      problems={problems}
      onConfirm={async () => {
        const { data, error } = await remove({ id: tier.id });
        if (!settle(error, data?.tierDelete.userErrors)) return;
        onDeleted();
        void toast(t("deleted", { name: tier.name }));
      }}
    />
  );
}
