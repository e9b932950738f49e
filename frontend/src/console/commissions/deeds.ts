import type { CommissionStatus } from "~/gql/graphql";
import { type Money, sumMoney } from "~/lib/money";

/** What a person may decide about commissions. */
export type Deed = "approve" | "hold" | "release_" | "reject";

const allowed: Record<Deed, readonly CommissionStatus[]> = {
  approve: ["PENDING"],
  hold: ["PENDING", "APPROVED"],
  release_: ["ON_HOLD"],
  reject: ["PENDING", "APPROVED", "ON_HOLD"],
};

/** What decides whether a deed fits a commission. */
interface Row {
  readonly status: CommissionStatus;
  readonly releaseAt: string;
}

/** The deeds that fit every one of the rows: a deed is for all or for none. Approval waits for the end of the hold. */
export function deedsFor(rows: readonly Row[], now: Date): Deed[] {
  const deeds = Object.keys(allowed) as Deed[];
  return deeds.filter(
    (deed) =>
      rows.every((row) => allowed[deed].includes(row.status)) &&
      (deed !== "approve" || heldUntil(rows, now) === null),
  );
}

/** When the last hold of the pending rows ends; null when all are over. */
export function heldUntil(rows: readonly Row[], now: Date): string | null {
  const ends = rows.filter((row) => row.status === "PENDING").map((row) => row.releaseAt);
  const last = ends.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
  return last !== undefined && new Date(last) > now ? last : null;
}

/** Sums of the ticked rows, one per currency and in order of code. */
export function amountsOf(amounts: readonly Money[]): Money[] {
  const codes = [...new Set(amounts.map((amount) => amount.currencyCode))].sort();
  return codes.map((code) => sumMoney(amounts.filter((amount) => amount.currencyCode === code)));
}
