import type { Language } from "~/lib/i18n/catalogue";
import { formatDecimal, type Money, parseDecimal } from "~/lib/money";

/** An amount as it is typed. */
export interface AmountDraft {
  amount: string;
  currencyCode: string;
}

/** Writes a decimal as people of the language type it: no grouping, their decimal sign. */
export function typed(decimal: string, language: Language): string {
  return formatDecimal(decimal, language, { useGrouping: false });
}

/** Puts an amount into the form; empty, in the given currency, if there is none. */
export function amountDraft(
  money: Money | null | undefined,
  currencyCode: string,
  language: Language,
): AmountDraft {
  if (!money) return { amount: "", currencyCode };
  return { amount: typed(money.amount, language), currencyCode: money.currencyCode };
}

/** Reads what was typed; what is no number goes to the server as it is, which says what is wrong with it. */
export function decimal(text: string, language: Language): string {
  return parseDecimal(text, language) ?? text.trim();
}

/** The largest whole number that the API can be sent; it refuses it by itself. */
const largest = 2_147_483_647;

/** A whole number, or undefined for an empty field. The inputs allow nothing else. */
export function whole(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Math.min(Number(text), largest) : undefined;
}

/** An amount as the API takes it, even an empty one, so that the mistake has a place. */
export function moneyInput({ amount, currencyCode }: AmountDraft, language: Language) {
  return { amount: decimal(amount, language), currencyCode: currencyCode.trim().toUpperCase() };
}

/** The same for an amount that may be left out. */
export function optionalInput(draft: AmountDraft, language: Language) {
  return draft.amount.trim() ? moneyInput(draft, language) : undefined;
}

/** An amount as it would be shown; null while it is none. */
export function moneyView({ amount, currencyCode }: AmountDraft, language: Language): Money | null {
  const plain = parseDecimal(amount, language);
  const code = currencyCode.trim().toUpperCase();
  return plain !== null && /^[A-Z]{3}$/.test(code) ? { amount: plain, currencyCode: code } : null;
}
