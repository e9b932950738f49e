import type { Language } from "~/lib/i18n/catalogue";
import { formatMoney, fractionDigits, type Money } from "~/lib/money";

/** An exact amount of the API: minor units as a whole number or a reduced fraction such as "2469/2". */
export interface ExactAmount {
  readonly minor: string;
  readonly currency: string;
}

/** How many decimals more than the currency's are shown of a fraction that never ends (a third of a cent). */
const moreDigits = 4;

/** The digits of a currency: those the API wrote in any amount of it, else the browser's. */
export function digitsOf(currency: string, known: readonly (Money | null | undefined)[]): number {
  const written = known.find((money) => money?.currencyCode === currency);
  if (written) return fractionDigits(written.amount);
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * An exact amount as plain decimal text with at least `digits` decimals. `isExact` is false when the fraction never
 * ends and was cut.
 */
export function moneyOf(exact: ExactAmount, digits: number): { money: Money; isExact: boolean } {
  const [numerator = "0", denominator = "1"] = exact.minor.split("/");
  const isNegative = numerator.startsWith("-");
  const above = BigInt(numerator.replace("-", ""));
  // A reduced fraction of powers of two and five ends after at most as many digits as it has bits.
  const most = digits + denominator.length * 4;
  const below = BigInt(denominator) * 10n ** BigInt(digits);
  const ends = (above * 10n ** BigInt(most)) % below === 0n;
  const kept = ends ? most : digits + moreDigits;
  const plain = ((above * 10n ** BigInt(kept)) / below).toString().padStart(kept + 1, "0");
  const [whole, fraction] = [plain.slice(0, plain.length - kept), kept ? plain.slice(-kept) : ""];
  const short = fraction.slice(0, digits) + fraction.slice(digits).replace(/0+$/, "");
  const amount = `${isNegative ? "-" : ""}${whole}${short ? `.${short}` : ""}`;
  return { money: { amount, currencyCode: exact.currency }, isExact: ends };
}

/** "€12.345", or "≈ €3.333333" when the fraction never ends. */
export function formatExact(exact: ExactAmount, digits: number, language: Language): string {
  const { money, isExact } = moneyOf(exact, digits);
  return isExact ? formatMoney(money, language) : `≈ ${formatMoney(money, language)}`;
}
