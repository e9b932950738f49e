import { Attachments, type AttachmentsProps } from "~/files/Attachments";
import { filesText } from "~/files/text";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Section } from "../list/Section";

/** The files of a referral: what both sides put to it. */
export function Files({ referral, partnerId }: Pick<AttachmentsProps, "referral"> & { partnerId: string }) {
  const t = useText(filesText);
  const canManage = useCan("REFERRAL_MANAGE");
  return (
    <Section title={t("attachments")}>
      <Attachments referral={referral} side="VENDOR" canAdd={canManage} partnerId={partnerId} />
    </Section>
  );
}
