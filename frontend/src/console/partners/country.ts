import type { Language } from "~/lib/i18n/catalogue";
import { localeOf } from "~/lib/money";

/** The name of a country from its ISO 3166 code; the code itself when there is none. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(localeOf[language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
