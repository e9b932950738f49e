import type { EnrollmentStatus } from "~/gql/graphql";

/** Where a membership may stand, in the order in which filters offer it. */
export const enrollmentStatuses = [
  "APPLIED",
  "APPROVED",
  "SUSPENDED",
  "BANNED",
  "REJECTED",
] as const satisfies readonly EnrollmentStatus[];
