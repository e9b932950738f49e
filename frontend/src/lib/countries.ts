import type { Language } from "~/lib/i18n/catalogue";
import { localeOf } from "~/lib/money";

/** Codes that name no country but a union, a currency area or "unknown". */
const noCountry = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** What the browser calls a country; its code if it has no name for it. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([localeOf[language]], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Every ISO 3166 code that the browser has a name for, by name. Codes of former countries are left out. */
export function countries(language: Language): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([localeOf[language]], { type: "region", fallback: "none" });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountry.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const name = names.of(code);
      return name ? [{ code, name }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
