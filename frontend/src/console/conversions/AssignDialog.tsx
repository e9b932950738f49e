import { useId } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Dialog } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { AssignForm } from "./AssignForm";
import { conversionText } from "./text";

const AssignDialogDocument = graphql(`
  query AssignDialog($id: ID!) {
    conversion(id: $id) { id ...AssignForm }
  }
`);

/** Gives the credit of one conversion by hand. */
export function AssignDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const formId = useId();
  const [{ data, error }, reload] = useQuery({ query: AssignDialogDocument, variables: { id } });
  return (
    <Dialog open onClose={onClose} title={t("assignTitle")} note={t("assignNote")}>
      {data?.conversion ? (
        <AssignForm id={formId} conversion={data.conversion} onDone={onClose} />
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
