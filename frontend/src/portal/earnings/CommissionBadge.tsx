import type { CommissionStatus } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { earningsText } from "./text";

export interface CommissionBadgeProps {
  status: CommissionStatus;
  /** When the hold ends. */
  releaseAt: string;
  /** Whether it is no money, which is handed over and not paid. */
  isHandedOver?: boolean;
}

const standingOf: Record<CommissionStatus, Standing> = {
  PENDING: "waiting",
  ON_HOLD: "held",
  APPROVED: "open",
  IN_PAYOUT: "open",
  PAID: "done",
  REJECTED: "failed",
  REVERSED: "ended",
};

/** Where a commission stands in a few words: "Held until 14 Dec 2026", never just "Pending". */
export function CommissionBadge({ status, releaseAt, isHandedOver }: CommissionBadgeProps) {
  const t = useText(earningsText);
  const { language } = useLanguage();
  const zone = useZone();
  const words = () => {
    switch (status) {
      case "PENDING":
        return new Date(releaseAt) > new Date()
          ? t("standHeld", { day: formatDay(releaseAt, language, zone) })
          : t("standHoldOver");
      case "ON_HOLD":
        return t("standStopped");
      case "APPROVED":
        return t(isHandedOver ? "standHandOver" : "standPayable");
      case "IN_PAYOUT":
        return t("standInPayout");
      case "PAID":
        return t(isHandedOver ? "standHandedOver" : "standPaid");
      case "REJECTED":
        return t("standRejected");
      case "REVERSED":
        return t("standTakenBack");
    }
  };
  return <StatusBadge standing={standingOf[status]}>{words()}</StatusBadge>;
}
