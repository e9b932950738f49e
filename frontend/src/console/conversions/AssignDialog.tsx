import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ConversionAssignInput } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { Dialog } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { AssignForm } from "./AssignForm";
import { conversionText } from "./text";

const AssignDialogDocument = graphql(`
  query AssignDialog($id: ID!) {
    conversion(id: $id) {
      id
      amount { amount currencyCode }
      credits { ...CreditWords }
    }
  }
`);
const AssignDocument = graphql(`
  mutation ConversionAssign($id: ID!, $input: ConversionAssignInput!) {
    conversionAssign(id: $id, input: $input) {
      conversion { id credits { ...CreditWords } ...ConversionDetail }
      userErrors { field message code }
    }
  }
`);

/** Gives the credit of one conversion by hand, or takes it away. */
export function AssignDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const { problems, settle } = useProblems();
  const [{ data, error }, reload] = useQuery({ query: AssignDialogDocument, variables: { id } });
  const [{ fetching }, assign] = useMutation(AssignDocument);
  const amount = data?.conversion ? formatMoney(data.conversion.amount, language) : "";
  const submit = async (input: ConversionAssignInput) => {
    const answer = await assign({ id, input });
    if (!settle(answer.error, answer.data?.conversionAssign.userErrors)) return;
    void toast(t("assigned"));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("assignTitle")} note={t("assignNote")}>
      {data?.conversion ? (
        <AssignForm
          credits={data.conversion.credits}
          confirm={t("assignIt", { amount })}
          takeAway={t("takeAwayNote", { amount })}
          busy={fetching}
          problems={problems}
          onAssign={submit}
        />
      ) : error || data ? (
        <ErrorState title={error ? t("pageFailed") : t("gone")} onRetry={reload}>
          {error ? requestSentence(error, language) : t("goneNote")}
        </ErrorState>
      ) : (
        <TextSkeleton lines={5} />
      )}
    </Dialog>
  );
}
