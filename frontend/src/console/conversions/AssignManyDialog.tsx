import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { ConversionAssignInput } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Dialog } from "~/ui/Dialog";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { AssignForm } from "./AssignForm";
import { queueText } from "./queueText";

const AssignManyDocument = graphql(`
  mutation ConversionsAssign($ids: [ID!]!, $input: ConversionAssignInput!) {
    conversionsAssign(ids: $ids, input: $input) {
      conversions { id credits { ...CreditWords } }
      userErrors { field message code }
    }
  }
`);

export interface AssignManyDialogProps {
  ids: string[];
  /** What the conversions are worth, in words. */
  amounts: string;
  onClose: () => void;
  /** Called once all are assigned, after closing. */
  onDone: () => void;
}

/** Gives the credit of several conversions that nobody has credit for, the same of each, and says why. */
export function AssignManyDialog({ ids, amounts, onClose, onDone }: AssignManyDialogProps) {
  const t = useText(queueText);
  const { problems, settle } = useProblems();
  const [{ fetching }, assign] = useMutation(AssignManyDocument);
  const count = ids.length;
  const submit = async (input: ConversionAssignInput) => {
    const { data, error } = await assign({ ids, input });
    if (!settle(error, data?.conversionsAssign.userErrors)) return;
    void toast(t("done", { count }));
    onClose();
    onDone();
  };
  return (
    <Dialog open onClose={onClose} title={t("title", { count })} note={t("note")}>
      <AssignForm
        credits={[]}
        confirm={t("assign", { count, amounts })}
        busy={fetching}
        problems={problems}
        onAssign={submit}
      />
    </Dialog>
  );
}
