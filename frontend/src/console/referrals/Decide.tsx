import { lazy, Suspense } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { acceptBlock, isWaiting } from "./conflicts";
import { decideText } from "./decideText";
import type { Deed } from "./decision";
import { submissionText } from "./submissionText";

const dialogs = {
  accept: lazy(() => import("./AcceptDialog").then((module) => ({ default: module.AcceptDialog }))),
  reject: lazy(() => import("./RejectDialog").then((module) => ({ default: module.RejectDialog }))),
  ask: lazy(() => import("./AskDialog").then((module) => ({ default: module.AskDialog }))),
} satisfies Record<Deed, unknown>;

const DecideDocument = graphql(`
  fragment Decide on Referral {
    id
    name
    status
    program { id protectionDays }
    conflicts { id resolution otherReferral { id status } }
  }
`);

interface DecideProps {
  referral: FragmentType<typeof DecideDocument>;
  onDeed: (deed: Deed) => void;
}

/** The buttons that decide about a submission; it is not offered to accept what the server would refuse. */
export function Decide({ referral: ref, onDeed }: DecideProps) {
  const t = useText(submissionText);
  const referral = readFragment(DecideDocument, ref);
  const block = acceptBlock(referral.conflicts);
  return (
    <>
      {!block && (
        <Button look="primary" onClick={() => onDeed("accept")}>
          {t("accept")}
        </Button>
      )}
      {referral.status === "SUBMITTED" && <Button onClick={() => onDeed("ask")}>{t("ask")}</Button>}
      <Button onClick={() => onDeed("reject")}>{t("reject")}</Button>
      {block && <p className="flex-1 basis-48 self-center text-sm text-muted">{t(block)}</p>}
    </>
  );
}

interface DecideDialogProps {
  referral: FragmentType<typeof DecideDocument>;
  deed: Deed;
  onClose: () => void;
}

/** The dialog of a decision. It stays when somebody else decides meanwhile, and says so. */
export function DecideDialog({ referral: ref, deed, onClose }: DecideDialogProps) {
  const t = useText(decideText);
  const referral = readFragment(DecideDocument, ref);
  const Dialog = dialogs[deed];
  return (
    <Suspense>
      <Dialog
        id={referral.id}
        name={referral.name}
        protectionDays={referral.program.protectionDays}
        meanwhile={isWaiting(referral.status) ? undefined : t("meanwhile")}
        onClose={onClose}
      />
    </Suspense>
  );
}
