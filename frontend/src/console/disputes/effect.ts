import type { CauseOf } from "~/explain/cause";
import type { CommissionStatus } from "~/gql/graphql";

/** A commission of the disputed conversion, as far as it says whether a dispute stops it. */
export interface DisputedRow {
  readonly id: string;
  readonly status: CommissionStatus;
  readonly statusCause?: CauseOf | null | undefined;
}

/** The rows that a dispute stopped. Rows that a person stopped keep their own reason, and stay. */
export function stoppedBy<R extends DisputedRow>(externalId: string, rows: readonly R[]): R[] {
  return rows.filter(
    ({ status, statusCause }) => status === "ON_HOLD" && statusCause?.externalId === externalId,
  );
}

/** The rows that a dispute opened now would stop. */
export function stoppable<R extends DisputedRow>(rows: readonly R[]): R[] {
  return rows.filter((row) => row.status === "PENDING" || row.status === "APPROVED");
}
