import { digitsOf } from "~/explain/exact";
import type { RateQuoteInput } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { formatDecimal, fractionDigits, type Money, parseDecimal } from "~/lib/money";
import { startOfDay } from "~/lib/period";
import type { CustomerKind, QuoteSearch } from "./search";

/** What the form holds, in the shape of the API's input, so that its mistakes find their places. */
export interface QuoteDraft {
  type: string;
  amount: { amount: string; currencyCode: string };
  customerIsNew: CustomerKind;
  customerCountry: string;
  productId: string;
  category: string;
  occurredAt: string;
}

/** Who asks: the membership, its currency and its zone. */
export interface Asker {
  readonly programId: string;
  readonly enrollmentId: string;
  readonly currency: string;
  readonly zone: string;
}

const isPlain = (amount: string) => /^-?\d+(\.\d+)?$/.test(amount);

/** The form as the address has it, in the person's way of writing numbers. */
export function draftOf(
  search: QuoteSearch,
  first: string,
  currency: string,
  language: Language,
): QuoteDraft {
  const { amount = "" } = search;
  const currencyCode = search.currency ?? currency;
  return {
    type: search.type ?? first,
    amount: {
      amount: isPlain(amount)
        ? formatDecimal(inFull(amount, currencyCode).amount, language, { useGrouping: false })
        : amount,
      currencyCode,
    },
    customerIsNew: search.customer ?? "new",
    customerCountry: search.country ?? "",
    productId: search.product ?? "",
    category: search.category ?? "",
    occurredAt: search.day ?? "",
  };
}

/** The address of what was typed. What says nothing is left out. */
export function searchOf(draft: QuoteDraft, language: Language): QuoteSearch {
  const word = (typed: string) => typed.trim() || undefined;
  const amount = word(draft.amount.amount);
  return {
    type: draft.type,
    amount: amount && (parseDecimal(amount, language) ?? amount),
    currency: amount && draft.amount.currencyCode,
    product: word(draft.productId),
    category: word(draft.category),
    country: word(draft.customerCountry),
    customer: draft.customerIsNew === "known" ? "known" : undefined,
    day: word(draft.occurredAt),
  };
}

const halfDay = 12 * 60 * 60 * 1000;

/** Noon of a day in `zone`: the day keeps its name on both sides of a clock change. */
function noonOf(day: string, zone: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(startOfDay(year, month, date, zone).getTime() + halfDay).toISOString();
}

/** An amount with all the digits of its currency: "100" is €100.00. */
export function inFull(amount: string, currencyCode: string): Money {
  const missing = digitsOf(currencyCode, []) - fractionDigits(amount);
  if (missing <= 0) return { amount, currencyCode };
  const point = amount.includes(".") ? "" : ".";
  return { amount: `${amount}${point}${"0".repeat(missing)}`, currencyCode };
}

/** The question as the API takes it; null while nothing is asked. */
export function inputOf(search: QuoteSearch, { programId, enrollmentId, currency, zone }: Asker) {
  if (!search.type) return null;
  const input: RateQuoteInput = {
    programId,
    enrollmentId,
    type: search.type,
    customerIsNew: search.customer !== "known",
  };
  if (search.amount) input.amount = { amount: search.amount, currencyCode: search.currency ?? currency };
  if (search.product) input.productId = search.product;
  if (search.category) input.category = search.category;
  if (search.country) input.customerCountry = search.country;
  if (search.day) input.occurredAt = noonOf(search.day, zone);
  return input;
}
