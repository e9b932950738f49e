import type { ReferralConflictKind, ReferralConflictResolution, SubmissionStatus } from "~/gql/graphql";

/** The states in which a submission is not decided. */
export const waitingStatuses = ["SUBMITTED", "NEEDS_INFO"] as const satisfies readonly SubmissionStatus[];

/** Whether a submission still waits for one of the sides. */
export const isWaiting = (status: SubmissionStatus) => waitingStatuses.some((one) => one === status);

/** As much of a conflict as says whether it stands in the way. */
interface Obstacle {
  readonly resolution?: ReferralConflictResolution | null;
  readonly otherReferral?: { readonly status: SubmissionStatus } | null;
}

// Another submission that was rejected meanwhile is in nobody's way.
const isGone = ({ otherReferral }: Obstacle) => otherReferral?.status === "REJECTED";

/** How many conflicts must be decided before the submission can be accepted. */
export const openConflicts = (conflicts: readonly Obstacle[]) =>
  conflicts.filter((one) => !one.resolution && !isGone(one)).length;

/** Why a submission cannot be accepted now, as the server would refuse it; null if it can. */
export function acceptBlock(conflicts: readonly Obstacle[]): "blockedOpen" | "blockedDuplicate" | null {
  if (openConflicts(conflicts) > 0) return "blockedOpen";
  const isSame = (one: Obstacle) => one.resolution === "DUPLICATE" && one.otherReferral && !isGone(one);
  return conflicts.some(isSame) ? "blockedDuplicate" : null;
}

/** What is compared of two prospects. */
export type Compared = "company" | "email" | "website" | "country";

const shown: Record<ReferralConflictKind, readonly Compared[]> = {
  SAME_EMAIL: ["email"],
  SAME_DOMAIN: ["email", "website"],
  SAME_COMPANY: ["company", "country"],
  EXISTING_CUSTOMER: [],
};

/** Which facts the two have in common. */
export const inCommon = (kinds: readonly ReferralConflictKind[]) =>
  new Set(kinds.flatMap((kind) => shown[kind]));
