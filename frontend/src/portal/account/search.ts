import { type PeriodName, periodNames } from "~/lib/period";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";

/** The two accounts of a partner: what may be paid, and what is still held. */
export const accounts = ["PAYABLE", "PENDING"] as const;
export type AccountKind = (typeof accounts)[number];

/** Which account is read, in which currency and period. */
export interface AccountSearch extends CursorSearch {
  account?: AccountKind;
  currency?: string;
  period?: PeriodName;
}

/** Reads the account from the address. */
export function accountSearch(raw: Record<string, unknown>): AccountSearch {
  const currency = textParam(raw, "currency");
  return {
    account: choiceParam(raw, "account", accounts),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    period: choiceParam(raw, "period", periodNames),
    ...cursorParams(raw),
  };
}
