import type { Language } from "~/lib/i18n/catalogue";
import { formatCount, formatMoney, type Money } from "~/lib/money";

interface Given {
  readonly amount: Money;
  readonly unit?: { readonly name: string; readonly quantity: number } | null | undefined;
}

/** What a commission gives, in words: money, or "2 × Book voucher". */
export function rewardWords({ amount, unit }: Given, language: Language): string {
  return unit ? `${formatCount(unit.quantity, language)} × ${unit.name}` : formatMoney(amount, language);
}
