import type { Language } from "~/lib/i18n/catalogue";
import { parseDecimal } from "~/lib/money";

/** The amount as the API takes it, with a minus for what is taken; null unless the typed text is above 0. */
export function adjustAmount(typed: string, direction: "give" | "take", language: Language): string | null {
  const plain = parseDecimal(typed, language);
  if (plain === null || plain.startsWith("-") || !/[1-9]/.test(plain)) return null;
  return direction === "take" ? `-${plain}` : plain;
}
