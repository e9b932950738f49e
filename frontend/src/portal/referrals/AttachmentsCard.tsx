import { Attachments, type AttachmentsProps } from "~/files/Attachments";
import { filesText } from "~/files/text";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";

/** The files of a referral, to add to in every state of it. */
export function AttachmentsCard({ referral }: Pick<AttachmentsProps, "referral">) {
  const t = useText(filesText);
  const mayWrite = useCan("OWN_REFERRAL_OPEN");
  return (
    <Card title={t("attachments")}>
      <Attachments referral={referral} side="PARTNER" canAdd={mayWrite} />
    </Card>
  );
}
