import type { ReferralFilter, ReferralSide, SubmissionStatus } from "~/gql/graphql";
import { periodOf } from "~/lib/period";
import { dayIn } from "~/lib/zoned";
import { waitingStatuses } from "./conflicts";
import { type CyclePeriod, expectedClose } from "./expected";

/** What the address asks for, as far as it narrows referrals. */
export interface Narrowing {
  readonly search?: string | undefined;
  readonly enrollment?: string | undefined;
  readonly ball?: ReferralSide | undefined;
  /** The least value, in plain digits of the program's currency. */
  readonly from?: string | undefined;
}

/** What the figures of the forecast ask for, besides. */
export interface Counted {
  readonly expected?: string | undefined;
  readonly currency?: string | undefined;
  readonly won?: CyclePeriod | undefined;
  readonly status?: Decided | undefined;
}

/** The states in which a referral stands on the board: all but rejected ones. */
export const onBoard = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"] as const satisfies readonly SubmissionStatus[];

/** What a list asks about submissions: those on the board, and those of one state. */
export const decidedAs = ["live", "waiting", "accepted", "rejected"] as const;
export type Decided = (typeof decidedAs)[number];

const statusesOf: Record<Decided, readonly SubmissionStatus[]> = {
  live: onBoard,
  waiting: waitingStatuses,
  accepted: ["ACCEPTED"],
  rejected: ["REJECTED"],
};

/** The filter of the API. */
export function filterOf(program: { id: string; currency: string }, by: Narrowing): ReferralFilter {
  return {
    programId: program.id,
    ...(by.enrollment ? { enrollmentId: by.enrollment } : {}),
    ...(by.search ? { search: by.search } : {}),
    ...(by.ball ? { ball: by.ball } : {}),
    ...(by.from ? { minimumValue: { amount: by.from, currencyCode: program.currency } } : {}),
  };
}

/** Today in the program's zone, as 2026-01-31. */
export const todayIn = (zone: string, now = new Date()) => dayIn(now.toISOString(), zone);

/** The filter of the API for the rows behind a figure of the forecast; empty if none is asked for. */
export function countedBy(zone: string, by: Counted, now = new Date()): ReferralFilter {
  const days = by.expected ? expectedClose(by.expected, todayIn(zone, now)) : null;
  return {
    ...(by.status ? { statuses: [...statusesOf[by.status]] } : {}),
    ...(by.expected ? { statuses: ["ACCEPTED"], stageKinds: ["OPEN"] } : {}),
    ...(days ? { expectedClose: days } : {}),
    ...(by.currency ? { currency: by.currency } : {}),
    ...(by.won ? { stageKinds: ["WON"], closedWithin: periodOf(by.won, now, zone) } : {}),
  };
}
