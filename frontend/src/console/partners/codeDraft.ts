import type { CodeCreateInput } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { parseDecimal } from "~/lib/money";
import { instantOf } from "~/lib/zoned";

/** What a code gives the customer. */
export const kinds = ["NONE", "PERCENTAGE", "AMOUNT"] as const;

/** A code as it is typed, in the shape of the API's input. */
export interface CodeDraft {
  word: string;
  kind: (typeof kinds)[number];
  discount: {
    percentage: string;
    amount: { amount: string; currencyCode: string };
    months: string;
    minimum: string;
  };
  expiresAt: string;
}

export const emptyCode = (currencyCode: string): CodeDraft => ({
  word: "",
  kind: "NONE",
  discount: { percentage: "", amount: { amount: "", currencyCode }, months: "", minimum: "" },
  expiresAt: "",
});

/** What was typed as the API's input: what is empty, or of the other kind, is left out. */
export function codeInput(
  enrollmentId: string,
  { word, kind, discount, expiresAt }: CodeDraft,
  language: Language,
  timeZone: string,
): CodeCreateInput {
  const number = (typed: string) => parseDecimal(typed, language) ?? typed.trim();
  const { amount, currencyCode } = discount.amount;
  return {
    enrollmentId,
    word,
    expiresAt: instantOf(expiresAt, timeZone),
    discount:
      kind === "NONE"
        ? null
        : {
            percentage: kind === "PERCENTAGE" ? number(discount.percentage) : null,
            amount:
              kind === "AMOUNT"
                ? { amount: number(amount), currencyCode: currencyCode.trim().toUpperCase() }
                : null,
            months: discount.months ? Number(discount.months) : null,
            minimum: discount.minimum.trim() ? number(discount.minimum) : null,
          },
  };
}
