import type { ReciprocalStatus } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** Where a prospect may stand, in order. */
export const reciprocalStatuses = [
  "SENT",
  "ACCEPTED",
  "WON",
  "LOST",
  "DECLINED",
] as const satisfies readonly ReciprocalStatus[];

/** How each looks. */
export const reciprocalStandings: Record<ReciprocalStatus, Standing> = {
  SENT: "waiting",
  ACCEPTED: "open",
  WON: "done",
  LOST: "ended",
  DECLINED: "ended",
};
