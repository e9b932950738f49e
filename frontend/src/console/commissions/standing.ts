import type { CommissionStatus } from "~/gql/graphql";
import { type Money, signOf } from "~/lib/money";

/** What is needed to say in a word where a commission stands; its state alone is enough for a sum of several. */
export interface Standing {
  readonly status: CommissionStatus;
  readonly releaseAt?: string;
  readonly amount?: Money;
  /** What is given instead of money; null for money. */
  readonly unit?: { readonly quantity: number } | null;
}

/** The word for it: a negative row is deducted and never paid, and nothing is nothing, whatever its state. */
export type StandingWord =
  | CommissionStatus
  | "heldTo"
  | "holdOver"
  | "nothing"
  | "toDeduct"
  | "deducted"
  | "toGive"
  | "given";

export function standingOf({ status, releaseAt, amount, unit }: Standing, now: Date): StandingWord {
  const sign = unit ? Math.sign(unit.quantity) : amount && signOf(amount);
  const isWaiting = status === "PENDING" || status === "APPROVED";
  if (isWaiting && sign === 0) return "nothing";
  if (status === "APPROVED") return sign === -1 ? "toDeduct" : unit ? "toGive" : status;
  if (status === "PAID") return sign === -1 ? "deducted" : unit ? "given" : status;
  if (status === "PENDING" && releaseAt) return new Date(releaseAt) > now ? "heldTo" : "holdOver";
  return status;
}
