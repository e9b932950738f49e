import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { type Standing, standingOf } from "./standing";
import { commissionStandings } from "./statuses";
import { commissionText } from "./text";

/** Where a commission stands, as icon and word; with `releaseAt` a held one says until when. */
export function CommissionStatusBadge({ commission }: { commission: Standing }) {
  const t = useText(commissionText);
  const { language } = useLanguage();
  const zone = useZone();
  const word = standingOf(commission, new Date());
  const look = word === "nothing" ? "ended" : commissionStandings[commission.status];
  return (
    <StatusBadge standing={look}>
      {word === "heldTo" ? t(word, { day: formatDay(commission.releaseAt ?? "", language, zone) }) : t(word)}
    </StatusBadge>
  );
}
