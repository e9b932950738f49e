import type { CommissionStatus, EnrollmentStatus, PayoutStatus } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { standingText } from "./standingText";
import { partnersText } from "./text";

const enrollments: Record<EnrollmentStatus, Standing> = {
  APPLIED: "waiting",
  APPROVED: "done",
  REJECTED: "ended",
  SUSPENDED: "held",
  BANNED: "failed",
};

/** Where a membership stands. */
export function EnrollmentBadge({ status }: { status: EnrollmentStatus }) {
  const t = useText(partnersText);
  return <StatusBadge standing={enrollments[status] ?? "waiting"}>{t(`status.${status}`)}</StatusBadge>;
}

const commissions: Record<CommissionStatus, Standing> = {
  PENDING: "waiting",
  APPROVED: "open",
  IN_PAYOUT: "open",
  PAID: "done",
  ON_HOLD: "held",
  REJECTED: "failed",
  REVERSED: "ended",
};

interface CommissionBadgeProps {
  commission: { readonly status: CommissionStatus; readonly releaseAt: string };
}

/** Where a commission stands; a held one says until when. */
export function CommissionBadge({ commission: { status, releaseAt } }: CommissionBadgeProps) {
  const t = useText(standingText);
  const { language } = useLanguage();
  const zone = useZone();
  const isHeld = status === "PENDING" && new Date(releaseAt) > new Date();
  const words = isHeld
    ? t("heldUntil", { day: formatDay(releaseAt, language, zone) })
    : t(`commission.${status}`);
  return <StatusBadge standing={commissions[status] ?? "waiting"}>{words}</StatusBadge>;
}

const payouts: Record<PayoutStatus, Standing> = {
  DRAFT: "waiting",
  APPROVED: "open",
  PROCESSING: "open",
  PAID: "done",
  FAILED: "failed",
  CANCELLED: "ended",
};

/** Where a payout stands. */
export function PayoutBadge({ status }: { status: PayoutStatus }) {
  const t = useText(standingText);
  return <StatusBadge standing={payouts[status] ?? "waiting"}>{t(`payout.${status}`)}</StatusBadge>;
}
