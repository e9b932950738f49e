import { formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { Badge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { hostOf, withoutUtm } from "./addresses";
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

interface NotedLink extends StatedLink {
  readonly destination: string;
  readonly targetUrl: string;
}

/** What is the matter with a link, and what to do about it. */
export function LinkNote({ link }: { link: NotedLink }) {
  const t = useText(optionText);
  const { language } = useLanguage();
  const zone = useZone();
  if (link.isExpired) {
    const time = formatInstant(link.expiresAt ?? "", language, zone);
    return (
      <Banner tone="warn" title={t("expiredOn", { time })}>
        <p className="wrap-anywhere">
          {t("expiredLeads", { target: withoutUtm(link.targetUrl) })} {t("prolong")}
        </p>
      </Banner>
    );
  }
  if (link.isStray) {
    return (
      <Banner tone="warn" title={t("strayHost", { host: hostOf(link.destination) })}>
        <p className="wrap-anywhere">{t("strayNote", { address: link.destination })}</p>
      </Banner>
    );
  }
  return null;
}
