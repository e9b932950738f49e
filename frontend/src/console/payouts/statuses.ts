import type { PayoutRunStatus, PayoutStatus } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** How each state of a run looks. */
export const runStandings: Record<PayoutRunStatus, Standing> = {
  DRAFT: "waiting",
  APPROVED: "open",
  PROCESSING: "open",
  COMPLETED: "done",
  CANCELLED: "ended",
};

/** How each state of a payout looks. */
export const payoutStandings: Record<PayoutStatus, Standing> = {
  DRAFT: "waiting",
  APPROVED: "open",
  PROCESSING: "open",
  PAID: "done",
  FAILED: "failed",
  CANCELLED: "ended",
};
