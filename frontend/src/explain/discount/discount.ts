import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatMoney, formatPercentage, type Money } from "~/lib/money";
import { discountText } from "./text";

/** What a code gives, as the API says it. */
export interface Discount {
  readonly percentage?: string | null | undefined;
  readonly amount?: Money | null | undefined;
  readonly months?: number | null | undefined;
  readonly minimum?: Money | null | undefined;
}

/** "10 % off, each order for 3 months, from €50.00". */
export function discountWords(discount: Discount, language: Language): string {
  const say = sayIn(discountText, language);
  const { percentage, amount, months, minimum } = discount;
  const what = amount ? formatMoney(amount, language) : formatPercentage(percentage ?? "0", language);
  return [
    say("off", { what }),
    months ? say("months", { count: months }) : say("once"),
    minimum && say("minimum", { amount: formatMoney(minimum, language) }),
  ]
    .filter(Boolean)
    .join(", ");
}
