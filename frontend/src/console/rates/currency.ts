import type { Language } from "~/lib/i18n/catalogue";
import { localeOf } from "~/lib/money";

/** The codes of the currencies that this browser knows, A to Z. */
const codes = Intl.supportedValuesOf("currency");

/** The code of what was typed ("usd"), or null if no currency is called so. */
export function currencyOf(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return codes.includes(code) ? code : null;
}

/** Every currency but one's own, as "USD – US Dollar". */
export function otherCurrencies(own: string, language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(localeOf[language], { type: "currency" });
  return codes
    .filter((code) => code !== own)
    .map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
}
