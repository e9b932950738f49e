import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { type Money, signOf } from "~/lib/money";
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

/** What comes next in one currency. */
export interface NextLine {
  readonly amount: Money;
  /** The day it is planned for, as a calendar day; null if there is none. */
  readonly day: string | null;
  /** Why it does not simply come, and what would help; null if it does. */
  readonly why: string | null;
}

/** Reasons that leave the day as it is: the money comes then, or as soon as it is mended. */
const withDay = ["BELOW_MINIMUM", "NO_METHOD", "TAX_FORM_REQUIRED", "FRAUD_REVIEW"] as const;
/** Reasons for which there is no day. */
const withoutDay = ["BANNED", "NEGATIVE_BALANCE"] as const;

/** When one is paid and how much, or why not: what a partner comes for. Null if there is nothing to say. */
export function nextLine({ held, nextPayout }: Balance, language: Language): NextLine | null {
  const say = sayIn(homeText, language);
  if (!nextPayout) {
    return signOf(held) > 0 ? { amount: held, day: null, why: say("noneDueHeld") } : null;
  }
  const { amount, dueOn, blockedBy } = nextPayout;
  if (blockedBy === "NOTHING_DUE") return null;
  if (!blockedBy) return { amount, day: dueOn, why: null };
  const lasting = withoutDay.find((one) => one === blockedBy);
  if (lasting) return { amount, day: null, why: say(`next${lasting}`) };
  const reason = withDay.find((one) => one === blockedBy);
  return { amount, day: dueOn, why: reason ? say(`next${reason}`) : say("nextOther") };
}

/** Of these, the program's own currency leads; the others keep their order. */
export function ownFirst<T extends { readonly currencyCode: string }>(rows: readonly T[], own: string): T[] {
  return [
    ...rows.filter((one) => one.currencyCode === own),
    ...rows.filter((one) => one.currencyCode !== own),
  ];
}

/** The program's own currency leads, then what comes first; what has no day comes last. */
export function soonest<T extends { readonly day: string | null; readonly balance: Balance }>(
  lines: readonly T[],
  own: string,
): T[] {
  const rank = ({ day, balance }: T) => (balance.currencyCode === own ? "" : (day ?? "9999"));
  return lines.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** Lines with the same reason stand together, so that it is said once, below the last of them. */
export function byReason<T extends { readonly why: string | null }>(lines: readonly T[]): T[] {
  const reasons = [...new Set(lines.map((line) => line.why))];
  return reasons.flatMap((why) => lines.filter((line) => line.why === why));
}
