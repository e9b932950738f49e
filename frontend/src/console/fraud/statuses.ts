import type { FraudMode, FraudReviewStatus, FraudSignalKind } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** The kinds of signals in the order of the rules. */
export const signalKinds = [
  "SELF_REFERRAL_EMAIL",
  "SELF_REFERRAL_DOMAIN",
  "CLICK_BURST",
  "FAST_CONVERSION",
  "PAID_SEARCH",
  "BANNED_REFERRER",
  "DATA_CENTRE",
] as const satisfies readonly FraudSignalKind[];

/** What a rule may do, the mildest first. */
export const fraudModes = ["OFF", "FLAG", "HOLD", "BLOCK"] as const satisfies readonly FraudMode[];

/** What the list shows; without a choice those that wait. */
export const reviewViews = ["CLEARED", "CONFIRMED", "ALL"] as const;

/** How the state of a review looks. */
export const reviewStandings = {
  OPEN: "waiting",
  CLEARED: "done",
  CONFIRMED: "failed",
} as const satisfies Record<FraudReviewStatus, Standing>;

interface Stake {
  readonly status: FraudReviewStatus;
  readonly amounts: readonly unknown[];
}
/** Whether the review can still cost the partner money: what is decided cannot. */
export const isAtStake = ({ status, amounts }: Stake) => status === "OPEN" && amounts.length > 0;
