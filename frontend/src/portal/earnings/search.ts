import type { CommissionStatus } from "~/gql/graphql";
import { type PeriodName, periodNames } from "~/lib/period";
import { type CursorSearch, choiceParam, choicesParam, cursorParams, textParam } from "~/lib/search";

/** Every state of a commission, in the order of its life. */
const statuses = [
  "PENDING",
  "ON_HOLD",
  "APPROVED",
  "IN_PAYOUT",
  "PAID",
  "REJECTED",
  "REVERSED",
] as const satisfies readonly CommissionStatus[];

/** The states people think in, with the API's states in each. Earned is what balances count. */
export const standings = {
  earned: ["PENDING", "ON_HOLD", "APPROVED", "IN_PAYOUT", "PAID"],
  held: ["PENDING", "ON_HOLD"],
  payable: ["APPROVED"],
  inPayout: ["IN_PAYOUT"],
  paid: ["PAID"],
  lost: ["REJECTED", "REVERSED"],
} as const satisfies Record<string, readonly CommissionStatus[]>;
export type StandingName = keyof typeof standings;

/** How a standing is written in the address. */
export const standingParam = (name: StandingName): string => standings[name].join(",");

/** What the list of earnings is filtered by. */
export interface EarningsSearch extends CursorSearch {
  status?: string;
  period?: PeriodName;
  currency?: string;
  /** Id of a referral: only what it brought. */
  referral?: string;
}

/** Reads the filters from the address. */
export function earningsSearch(raw: Record<string, unknown>): EarningsSearch {
  const currency = textParam(raw, "currency");
  return {
    status: choicesParam(raw, "status", statuses),
    period: choiceParam(raw, "period", periodNames),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    referral: textParam(raw, "referral"),
    ...cursorParams(raw),
  };
}

/** The states that an address names, or null for all of them. */
export function statusesOf(search: EarningsSearch): CommissionStatus[] | null {
  return search.status ? (search.status.split(",") as CommissionStatus[]) : null;
}
