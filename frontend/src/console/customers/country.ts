import type { Language } from "~/lib/i18n/catalogue";

/** "Germany" for `DE`; the code itself where it is none that is known. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
