import type { Language } from "./i18n/catalogue";

/** An amount as the API gives it: plain decimal text with exactly the currency's digits, never a float. */
export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

/** BCP 47 tags we format with: English as in "14 Dec 2026", German as in "14. Dez. 2026". */
export const localeOf: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** The true minus sign (U+2212), which screen readers speak and which does not break from its digits. */
const minus = "\u2212";

function join(parts: Intl.NumberFormatPart[]): string {
  return parts.map((part) => (part.type === "minusSign" ? minus : part.value)).join("");
}

/** The digits after the point as written. */
export function fractionDigits(decimal: string): number {
  const point = decimal.indexOf(".");
  return point < 0 ? 0 : decimal.length - point - 1;
}

/**
 * Formats plain decimal text without passing through a float: exact for any number of digits.
 * `options` are Intl's; fraction digits default to those written.
 */
export function formatDecimal(
  decimal: string,
  language: Language,
  options: Intl.NumberFormatOptions = {},
): string {
  const digits = fractionDigits(decimal);
  const format = new Intl.NumberFormat(localeOf[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...options,
  });
  return join(format.formatToParts(decimal as Intl.StringNumericLiteral));
}

/** "€1,234.50" in English, "1.234,50 €" in German; a negative amount has a minus sign. */
export function formatMoney(money: Money, language: Language): string {
  return formatDecimal(money.amount, language, { style: "currency", currency: money.currencyCode });
}

/** "12.5%" in English, "12,5 %" in German, from the API's decimal percentage ("12.5"). */
export function formatPercentage(percentage: string, language: Language): string {
  return formatDecimal(percentage, language, { style: "unit", unit: "percent", unitDisplay: "short" });
}

/** "1,234" in English, "1.234" in German. For counts only. */
export function formatCount(count: number, language: Language): string {
  return join(new Intl.NumberFormat(localeOf[language]).formatToParts(count));
}

/** −1, 0 or 1. */
export function signOf(money: Money): -1 | 0 | 1 {
  if (!/[1-9]/.test(money.amount)) return 0;
  return money.amount.startsWith("-") ? -1 : 1;
}

function minorOf(money: Money): bigint {
  return BigInt(money.amount.replace(".", ""));
}

/** Adds amounts of one currency exactly. Throws on an empty list or two currencies: that is a bug of the caller. */
export function sumMoney(amounts: readonly Money[]): Money {
  const [first] = amounts;
  if (!first) throw new Error("sumMoney needs at least one amount");
  if (amounts.some((money) => money.currencyCode !== first.currencyCode))
    throw new Error("sumMoney never mixes currencies");
  const digits = fractionDigits(first.amount);
  const total = amounts.reduce((sum, money) => sum + minorOf(money), 0n);
  const plain = (total < 0n ? -total : total).toString().padStart(digits + 1, "0");
  const whole = plain.slice(0, plain.length - digits);
  const amount = digits === 0 ? whole : `${whole}.${plain.slice(-digits)}`;
  return { amount: total < 0n ? `-${amount}` : amount, currencyCode: first.currencyCode };
}

/** A nearby number for the length of a bar, and for nothing else. */
export function drawable(money: Money): number {
  return Number(money.amount);
}

/** Reads what a person typed ("1.234,5" in German) as plain decimal text, or null when it is not a number. */
export function parseDecimal(typed: string, language: Language): string | null {
  const [group, point] = language === "de" ? [".", ","] : [",", "."];
  const compact = typed
    .trim()
    .replace(/[\s\u00a0\u202f']/g, "")
    .replace(minus, "-");
  const groups = new RegExp(`^-?(\\d{1,3}(\\${group}\\d{3})+|\\d+)(\\${point}\\d+)?$`);
  if (!groups.test(compact)) return null;
  return compact.replaceAll(group, "").replace(point, ".");
}
