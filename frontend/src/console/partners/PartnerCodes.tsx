import { lazy, Suspense, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const CodeDialog = lazy(() => import("./CodeDialog").then((module) => ({ default: module.CodeDialog })));

const CodesFragment = graphql(`
  fragment PartnerCodes on Enrollment {
    id
    status
    codes { id word createdAt archivedAt }
  }
`);
const CodeArchiveDocument = graphql(`
  mutation CodeArchive($id: ID!) {
    codeArchive(id: $id) {
      code { id archivedAt }
      userErrors { field message code }
    }
  }
`);

/** Words that customers type, which credit the partner. */
export function PartnerCodes({ enrollment }: { enrollment: FragmentType<typeof CodesFragment> }) {
  const t = useText(partnersText);
  const { id, status, codes } = readFragment(CodesFragment, enrollment);
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<{ id: string; word: string } | null>(null);
  const canManage = useCan("LINK_MANAGE");
  const { problems, settle } = useProblems();
  const [, archive] = useMutation(CodeArchiveDocument);
  const onArchive = async () => {
    if (!ending) return;
    const { data, error } = await archive({ id: ending.id });
    if (!settle(error, data?.codeArchive.userErrors)) return;
    setEnding(null);
    void toast(t("codeArchived", { word: ending.word }));
  };
  return (
    <Card
      flush
      title={t("codes")}
      action={
        canManage && status === "APPROVED" && <Button onClick={() => setMaking(true)}>{t("newCode")}</Button>
      }
    >
      {codes.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("noCodes")}</p>
      ) : (
        <ul>
          {codes.map((code) => (
            <li
              key={code.id}
              className="flex min-h-11 items-center gap-3 border-b border-line px-4 py-1 last:border-b-0"
            >
              <span className="font-mono font-medium">{code.word}</span>
              <span className="flex-1 text-sm text-muted">
                <DateTime value={code.createdAt} />
              </span>
              {code.archivedAt ? (
                <Badge>{t("archived")}</Badge>
              ) : (
                canManage && (
                  <Button look="quiet" onClick={() => setEnding(code)}>
                    {t("archive")}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      <Suspense>{isMaking && <CodeDialog enrollmentId={id} onClose={() => setMaking(false)} />}</Suspense>
      <DecisionDialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t("archiveCode", { word: ending?.word ?? "" })}
        effect={t("archiveCodeEffect")}
        confirm={t("archive")}
        problems={problems}
        onConfirm={onArchive}
      />
    </Card>
  );
}
