import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { fraudText } from "./text";

const ClearDocument = graphql(`
  mutation FraudReviewsClear($ids: [ID!]!, $input: ReasonInput!) {
    fraudReviewsClear(ids: $ids, input: $input) {
      fraudReviews { id status decidedAt decidedBy reason }
      userErrors { field message code }
    }
  }
`);
const ConfirmDocument = graphql(`
  mutation FraudReviewsConfirm($ids: [ID!]!, $input: ReasonInput!) {
    fraudReviewsConfirm(ids: $ids, input: $input) {
      fraudReviews { id status decidedAt decidedBy reason }
      userErrors { field message code }
    }
  }
`);

/** How a review ends. */
export type FraudDeed = "clear" | "confirm";

interface DecideDialogProps {
  deed: FraudDeed;
  ids: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Asks for the reason, says what follows, and decides. */
export function DecideDialog({ deed, ids, onClose, onDone }: DecideDialogProps) {
  const t = useText(fraudText);
  const { problems, settle } = useProblems();
  const [, clear] = useMutation(ClearDocument);
  const [, confirm] = useMutation(ConfirmDocument);
  const decide = async (reason: string) => {
    const variables = { ids: [...ids], input: { reason } };
    if (deed === "clear") {
      const { data, error } = await clear(variables);
      if (!settle(error, data?.fraudReviewsClear.userErrors)) return;
    } else {
      const { data, error } = await confirm(variables);
      if (!settle(error, data?.fraudReviewsConfirm.userErrors)) return;
    }
    void toast(t("done", { count: ids.length }));
    onDone();
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t(`${deed}Title`, { count: ids.length })}
      effect={deed === "clear" ? t("clearEffect") : t("confirmEffect", { count: ids.length })}
      confirm={t(deed)}
      danger={deed === "confirm"}
      reason={{ label: t("why"), hint: t("whyHint") }}
      problems={problems}
      onConfirm={decide}
    />
  );
}
