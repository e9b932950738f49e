import type { ReferralFilter, SubmissionStatus } from "~/gql/graphql";
import type { ReferralsSearch } from "./search";

/** The states in which a referral stands on the board: what was not accepted stands apart. */
export const onBoard = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"] as const satisfies readonly SubmissionStatus[];

/** Whose referrals: the membership with its program. */
interface Whose {
  readonly id: string;
  readonly program: { readonly id: string; readonly timeZone: string };
}

/**
 * What the address asks for, as the filter of the API. What was not accepted stands on no stage: it is found by its
 * answer.
 */
export function filterOf(whose: Whose, search: ReferralsSearch, now: Date): ReferralFilter {
  const { stage, status, expected } = search;
  return {
    programId: whose.program.id,
    enrollmentId: whose.id,
    ...(stage === "OPEN" ? { stageKinds: ["OPEN" as const] } : stage ? { stageIds: [stage] } : {}),
    ...(search.search ? { search: search.search } : {}),
    ...(status ? { statuses: [status] } : stage ? { statuses: [...onBoard] } : {}),
    ...(search.ball ? { ball: search.ball } : {}),
    ...(search.currency ? { currency: search.currency } : {}),
    ...(expected ? { expectedClose: daysOf(expected, todayIn(whose.program.timeZone, now)) } : {}),
  };
}

/** The day it is in a zone, as "2026-01-31". */
function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
}

/** The days of a row of the forecast: of the current month, today and later. */
function daysOf(expected: string, today: string): NonNullable<ReferralFilter["expectedClose"]> {
  if (expected === "UNKNOWN") return { isKnown: false };
  if (expected === "OVERDUE") return { until: dayBefore(today) };
  const from = `${expected}-01`;
  const [year = 0, month = 1] = expected.split("-").map(Number);
  const until = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: from < today && today <= until ? today : from, until };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
