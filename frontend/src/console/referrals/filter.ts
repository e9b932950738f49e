import type { ReferralFilter, ReferralSide, SubmissionStatus } from "~/gql/graphql";

/** What the address asks for, as far as it narrows referrals. */
export interface Narrowing {
  readonly search?: string | undefined;
  readonly enrollment?: string | undefined;
  readonly ball?: ReferralSide | undefined;
  /** The least value, in plain digits of the program's currency. */
  readonly from?: string | undefined;
}

/** The states in which a referral stands on the board: all but rejected ones. */
export const onBoard = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED"] as const satisfies readonly SubmissionStatus[];

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
