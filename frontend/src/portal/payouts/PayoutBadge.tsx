import type { PayoutStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { payoutsText } from "./text";

const standingOf: Record<PayoutStatus, Standing> = {
  DRAFT: "waiting",
  APPROVED: "open",
  PROCESSING: "open",
  PAID: "done",
  FAILED: "failed",
  CANCELLED: "ended",
};

/** Where a payout stands. */
export function PayoutBadge({ status }: { status: PayoutStatus }) {
  const t = useText(payoutsText);
  return <StatusBadge standing={standingOf[status]}>{t(`state${status}`)}</StatusBadge>;
}
