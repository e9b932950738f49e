import { formatDate } from "~/lib/dates";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatMoney, type Money, signOf } from "~/lib/money";
import { homeText } from "./text";

/** What a partner has in one currency, as far as the answer needs it. */
export interface Balance {
  readonly currencyCode: string;
  readonly held: Money;
  readonly nextPayout?: {
    readonly dueOn: string;
    readonly amount: Money;
    readonly blockedBy?: string | null;
  } | null;
}

const known = [
  "BELOW_MINIMUM",
  "NO_METHOD",
  "BANNED",
  "NEGATIVE_BALANCE",
  "TAX_FORM_REQUIRED",
  "FRAUD_REVIEW",
] as const;

/** When one is paid and how much, or why not: the sentence a partner comes for. */
export function nextPayoutSentence(balance: Balance, language: Language): string {
  const say = sayIn(homeText, language);
  const next = balance.nextPayout;
  if (!next) {
    return signOf(balance.held) > 0
      ? say("noneDueHeld", { amount: formatMoney(balance.held, language) })
      : say("noneDue");
  }
  const amount = formatMoney(next.amount, language);
  const day = formatDate(next.dueOn, language);
  if (!next.blockedBy) return say("nextPaid", { amount, day });
  if (next.blockedBy === "NOTHING_DUE") return say("noneDue");
  const reason = known.find((one) => one === next.blockedBy);
  return reason ? say(`next${reason}`, { amount, day }) : say("nextOther", { amount, day });
}
