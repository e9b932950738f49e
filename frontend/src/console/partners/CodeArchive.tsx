import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { codeText } from "./codeText";
import { partnersText } from "./text";

const CodeArchiveDocument = graphql(`
  mutation CodeArchive($id: ID!) {
    codeArchive(id: $id) {
      code { id archivedAt isValid }
      userErrors { field message code }
    }
  }
`);

/** Ends a code, after it was said what that does. */
export function CodeArchive({ code, onClose }: { code: { id: string; word: string }; onClose: () => void }) {
  const t = useText(partnersText);
  const words = useText(codeText);
  const { problems, settle } = useProblems();
  const [, archive] = useMutation(CodeArchiveDocument);
  const confirm = async () => {
    const { data, error } = await archive({ id: code.id });
    if (!settle(error, data?.codeArchive.userErrors)) return;
    onClose();
    void toast(t("codeArchived", { word: code.word }));
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={words("archiveTitle", { word: code.word })}
      effect={words("archiveEffect")}
      confirm={words("archive")}
      problems={problems}
      onConfirm={confirm}
    />
  );
}
