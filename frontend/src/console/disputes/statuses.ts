import type { DisputeStatus } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** Where a dispute may stand. */
export const disputeStatuses = ["OPEN", "WON", "LOST"] as const satisfies readonly DisputeStatus[];

/** How each state looks. */
export const disputeStandings: Record<DisputeStatus, Standing> = {
  OPEN: "held",
  WON: "done",
  LOST: "failed",
};
