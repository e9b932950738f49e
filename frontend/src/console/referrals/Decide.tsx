import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { acceptBlock } from "./conflicts";
import { submissionText } from "./submissionText";

const dialogs = {
  accept: lazy(() => import("./AcceptDialog").then((module) => ({ default: module.AcceptDialog }))),
  reject: lazy(() => import("./RejectDialog").then((module) => ({ default: module.RejectDialog }))),
  ask: lazy(() => import("./AskDialog").then((module) => ({ default: module.AskDialog }))),
};

const DecideDocument = graphql(`
  fragment Decide on Referral {
    id
    name
    status
    program { id protectionDays }
    conflicts { id resolution otherReferral { id status } }
  }
`);

/** The buttons that decide about a submission; it is not offered to accept what the server would refuse. */
export function Decide({ referral: ref }: { referral: FragmentType<typeof DecideDocument> }) {
  const t = useText(submissionText);
  const referral = readFragment(DecideDocument, ref);
  const [deed, setDeed] = useState<keyof typeof dialogs | null>(null);
  const Dialog = deed && dialogs[deed];
  const block = acceptBlock(referral.conflicts);
  return (
    <>
      {!block && (
        <Button look="primary" onClick={() => setDeed("accept")}>
          {t("accept")}
        </Button>
      )}
      {referral.status === "SUBMITTED" && <Button onClick={() => setDeed("ask")}>{t("ask")}</Button>}
      <Button onClick={() => setDeed("reject")}>{t("reject")}</Button>
      {block && <p className="flex-1 basis-48 self-center text-sm text-muted">{t(block)}</p>}
      <Suspense>
        {Dialog && (
          <Dialog
            id={referral.id}
            name={referral.name}
            protectionDays={referral.program.protectionDays}
            onClose={() => setDeed(null)}
          />
        )}
      </Suspense>
    </>
  );
}
