import type { CommissionStatus } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** Every state, in the order of a commission's life. */
export const commissionStatuses = [
  "PENDING",
  "APPROVED",
  "IN_PAYOUT",
  "PAID",
  "ON_HOLD",
  "REJECTED",
  "REVERSED",
] as const satisfies readonly CommissionStatus[];

/** How each state looks. */
export const commissionStandings: Record<CommissionStatus, Standing> = {
  PENDING: "waiting",
  APPROVED: "open",
  IN_PAYOUT: "open",
  PAID: "done",
  ON_HOLD: "held",
  REJECTED: "failed",
  REVERSED: "ended",
};
