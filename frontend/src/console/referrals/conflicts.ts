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
/** Those facts of one prospect. */
export type Prospect = Readonly<Partial<Record<Compared, string | null | undefined>>>;

/** The host of an address or a website, as people write them. */
const hostOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/^.*@|^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#:].*$/, "");
const isWithin = (a: string, b: string) => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

/** Facts of which both have the same domain; where it is the address of one and the site of the other, both facts. */
function sameDomain(mine: Prospect, other: Prospect): readonly Compared[] {
  const facts = ["email", "website"] as const;
  const same = facts.filter((fact) => {
    const [a, b] = [mine[fact], other[fact]];
    return a && b && isWithin(hostOf(a), hostOf(b));
  });
  return same.length > 0 ? same : facts;
}

/** Which facts two prospects have in common, after what the server found. */
export function inCommon(
  kinds: readonly ReferralConflictKind[],
  mine: Prospect,
  other: Prospect,
): ReadonlySet<Compared> {
  const shown: Record<ReferralConflictKind, () => readonly Compared[]> = {
    SAME_EMAIL: () => ["email"],
    SAME_DOMAIN: () => sameDomain(mine, other),
    SAME_COMPANY: () => ["company", "country"],
    EXISTING_CUSTOMER: () => [],
  };
  return new Set(kinds.flatMap((kind) => shown[kind]()));
}
