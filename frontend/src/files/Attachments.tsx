import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralFilesFragment } from "~/gql/graphql";
import { errorSentence } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { ConfirmDialog } from "~/ui/ConfirmDialog";
import { DateTime } from "~/ui/DateTime";
import { FileList } from "./FileList";
import { FilePicker } from "./FilePicker";
import { filesText } from "./text";
import type { StoredFile } from "./upload";

const ReferralFilesDocument = graphql(`
  fragment ReferralFiles on Referral {
    id
    attachments { id name size url side canDelete createdAt }
  }
`);
const ReferralAttachDocument = graphql(`
  mutation ReferralAttach($referralId: ID!, $fileIds: [ID!]!) {
    referralAttach(referralId: $referralId, fileIds: $fileIds) {
      referral { id ...ReferralFiles }
      userErrors { field message code }
    }
  }
`);
const FileDeleteDocument = graphql(`
  mutation FileDelete($id: ID!) {
    fileDelete(id: $id) {
      deletedId
      userErrors { field message code }
    }
  }
`);
type Attached = ReferralFilesFragment["attachments"][number];

export interface AttachmentsProps {
  referral: FragmentType<typeof ReferralFilesDocument>;
  /** On which side the viewer is. */
  side: "PARTNER" | "VENDOR";
  canAdd: boolean;
  /** Whose files they will be, when the vendor uploads. */
  partnerId?: string;
}

/** The files of a referral: both sides see them, add some in every state, and remove their own. */
export function Attachments({ referral: ref, side, canAdd, partnerId }: AttachmentsProps) {
  const t = useText(filesText);
  const { language } = useLanguage();
  const { id: referralId, attachments } = readFragment(ReferralFilesDocument, ref);
  const [problem, setProblem] = useState("");
  const [removing, setRemoving] = useState<Attached | null>(null);
  const [, attach] = useMutation(ReferralAttachDocument);
  const [{ fetching }, remove] = useMutation(FileDeleteDocument);
  const put = async (files: readonly StoredFile[]) => {
    const { data, error } = await attach({ referralId, fileIds: files.map(({ id }) => id) });
    const mistake = data?.referralAttach.userErrors[0];
    setProblem(error ? requestSentence(error, language) : mistake ? errorSentence(mistake, language) : "");
  };
  const confirm = async (file: Attached) => {
    const { data, error } = await remove({ id: file.id });
    const mistake = data?.fileDelete.userErrors[0];
    setProblem(error ? requestSentence(error, language) : mistake ? errorSentence(mistake, language) : "");
    setRemoving(null);
  };
  return (
    <div className="flex flex-col gap-3">
      {problem && <Banner tone="bad">{problem}</Banner>}
      {attachments.length > 0 ? (
        <FileList
          files={attachments}
          note={(file) => (
            <>
              {t(file.side === side ? "fromYou" : `from${file.side}`)}, <DateTime value={file.createdAt} />
            </>
          )}
          canDelete={(file) => file.canDelete}
          onDelete={setRemoving}
        />
      ) : (
        <p className="text-muted">{t("attachmentsNone")}</p>
      )}
      {canAdd && attachments.length < 20 && (
        <FilePicker
          label={t("add")}
          isLabelHidden
          files={[]}
          onChange={(files) => void put(files)}
          most={20 - attachments.length}
          purpose="ATTACHMENT"
          partnerId={partnerId}
        />
      )}
      {removing && (
        <ConfirmDialog
          open
          title={t("confirmRemove")}
          effect={t("removeEffect", { name: removing.name })}
          confirm={t("removeIt")}
          danger
          busy={fetching}
          onConfirm={() => void confirm(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}
