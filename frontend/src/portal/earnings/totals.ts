import type { CommissionStatus } from "~/gql/graphql";
import { type Money, sumMoney } from "~/lib/money";

/** The sum of one state and currency, as the API gives it. */
export interface StateTotal {
  readonly status: CommissionStatus;
  readonly count: number;
  readonly amount: Money;
}

/** Adds the sums of the wanted states (all when null), one per currency: currencies are never added up. */
export function totalsOf(
  totals: readonly StateTotal[],
  statuses: readonly CommissionStatus[] | null,
): { count: number; sums: Money[] } {
  const wanted = totals.filter((one) => statuses === null || statuses.includes(one.status));
  const currencies = [...new Set(wanted.map((one) => one.amount.currencyCode))].sort();
  return {
    count: wanted.reduce((sum, one) => sum + one.count, 0),
    sums: currencies.map((currency) =>
      sumMoney(wanted.filter((one) => one.amount.currencyCode === currency).map((one) => one.amount)),
    ),
  };
}
