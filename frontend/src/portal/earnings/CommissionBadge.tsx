import type { CommissionStatus } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { type Standing as Look, StatusBadge } from "~/ui/Badge";
import { type Standing, standKey } from "./stand";
import { earningsText } from "./text";

const looks: Record<CommissionStatus, Look> = {
  PENDING: "waiting",
  ON_HOLD: "held",
  APPROVED: "open",
  IN_PAYOUT: "open",
  PAID: "done",
  REJECTED: "failed",
  REVERSED: "ended",
};

/** Where a commission stands in a few words: "Held until 14 Dec 2026", never just "Pending". */
export function CommissionBadge({ commission }: { commission: Standing }) {
  const t = useText(earningsText);
  const { language } = useLanguage();
  const zone = useZone();
  const key = standKey(commission, new Date());
  const look = key === "standNothing" ? "ended" : looks[commission.status];
  return (
    <StatusBadge standing={look}>
      {key === "standHeld" ? t(key, { day: formatDay(commission.releaseAt, language, zone) }) : t(key)}
    </StatusBadge>
  );
}
