import { useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { DateTime } from "~/ui/DateTime";
import { optionText } from "./text";

interface StatedLink {
  readonly expiresAt?: string | null;
  readonly isExpired: boolean;
  readonly isStray: boolean;
}

/** The word beside a link that does not lead where it should. */
export function LinkBadges({ link }: { link: StatedLink }) {
  const t = useText(optionText);
  return (
    <>
      {link.isExpired && <Badge tone="warn">{t("expired")}</Badge>}
      {link.isStray && <Badge tone="warn">{t("stray")}</Badge>}
    </>
  );
}

/** What is the matter with a link, and what to do about it. */
export function LinkNote({ link }: { link: StatedLink & { readonly targetUrl: string } }) {
  const t = useText(optionText);
  if (link.isExpired) {
    return (
      <Banner tone="warn" title={t("expired")}>
        <DateTime value={link.expiresAt ?? ""} time />. {t("expiredLeads", { target: link.targetUrl })}{" "}
        {t("prolong")}
      </Banner>
    );
  }
  if (link.isStray) {
    return (
      <Banner tone="warn" title={t("stray")}>
        {t("strayNote")}
      </Banner>
    );
  }
  return null;
}
