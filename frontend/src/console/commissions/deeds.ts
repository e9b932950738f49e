import type { CommissionStatus } from "~/gql/graphql";
import { type Money, sumMoney } from "~/lib/money";

/** What a person may decide about commissions. */
export type Deed = "approve" | "fulfill" | "hold" | "release_" | "reject";

const allowed: Record<Deed, readonly CommissionStatus[]> = {
  approve: ["PENDING"],
  fulfill: ["APPROVED"],
  hold: ["PENDING", "APPROVED"],
  release_: ["ON_HOLD"],
  reject: ["PENDING", "APPROVED", "ON_HOLD"],
};

/** What decides whether a deed fits a commission. */
interface Row {
  readonly status: CommissionStatus;
  readonly releaseAt: string;
  /** What is given instead of money; null for money. */
  readonly unit: object | null;
}

/**
 * The deeds that fit every one of the rows: a deed is for all or for none. Approval waits for the end of the hold, and
 * only what is no money is given by hand.
 */
export function deedsFor(rows: readonly Row[], now: Date): Deed[] {
  const deeds = Object.keys(allowed) as Deed[];
  return deeds.filter(
    (deed) =>
      rows.every((row) => allowed[deed].includes(row.status)) &&
      (deed !== "approve" || heldUntil(rows, now) === null) &&
      (deed !== "fulfill" || rows.every((row) => row.unit !== null)),
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

/** What is given instead of money, added up by name and in its order. */
export function rewardsOf(
  units: readonly { readonly name: string; readonly quantity: number }[],
): { name: string; quantity: number }[] {
  const names = [...new Set(units.map((unit) => unit.name))].sort();
  return names.map((name) => ({
    name,
    quantity: units.reduce((sum, unit) => (unit.name === name ? sum + unit.quantity : sum), 0),
  }));
}
