import type { ClaimDeclineReason, ClaimStatus } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** What the list may show instead of the claims that wait for the vendor. */
export const claimViews = ["NEEDS_INFO", "UPHELD", "DECLINED", "ALL"] as const satisfies readonly (
  | ClaimStatus
  | "ALL"
)[];

/** How each state looks. */
export const claimStandings: Record<ClaimStatus, Standing> = {
  OPEN: "open",
  NEEDS_INFO: "waiting",
  UPHELD: "done",
  DECLINED: "ended",
};

/** Why a claim may be declined. */
export const declineReasons = [
  "NO_SUCH_CONVERSION",
  "NO_EVIDENCE",
  "OUTSIDE_WINDOW",
  "CREDITED_OTHERWISE",
  "NOT_ELIGIBLE",
  "DUPLICATE",
] as const satisfies readonly ClaimDeclineReason[];
