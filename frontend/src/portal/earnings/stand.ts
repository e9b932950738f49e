import type { CommissionStatus } from "~/gql/graphql";
import { type Money, signOf } from "~/lib/money";

/** What decides how it is said where a commission stands. */
export interface Standing {
  readonly status: CommissionStatus;
  /** When the hold ends. */
  readonly releaseAt: string;
  readonly amount: Money;
  /** What is given instead of money; null for money. */
  readonly unit?: { readonly quantity: number } | null;
}

/**
 * The key of the words. What is negative is deducted and never paid, what is no money is handed over, and of nothing
 * there is nothing to pay, whatever its state.
 */
export function standKey({ status, releaseAt, amount, unit }: Standing, now: Date) {
  const sign = unit ? Math.sign(unit.quantity) : signOf(amount);
  switch (status) {
    case "PENDING":
      if (sign === 0) return "standNothing";
      return new Date(releaseAt) > now ? "standHeld" : "standHoldOver";
    case "ON_HOLD":
      return "standStopped";
    case "APPROVED":
      if (sign === 0) return "standNothing";
      if (sign < 0) return "standToDeduct";
      return unit ? "standHandOver" : "standPayable";
    case "IN_PAYOUT":
      return "standInPayout";
    case "PAID":
      if (sign < 0) return "standDeducted";
      return unit ? "standHandedOver" : "standPaid";
    case "REJECTED":
      return "standRejected";
    case "REVERSED":
      return "standTakenBack";
  }
}
