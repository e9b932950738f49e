import type { EnrollmentStatus, PayoutStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
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
