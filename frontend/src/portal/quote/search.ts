import { choiceParam, textParam } from "~/lib/search";

/** Whether the customer has bought before. */
const customers = ["new", "known"] as const;
export type CustomerKind = (typeof customers)[number];

/** The question, as it stands in the address: so it can be sent to somebody, and the back button works. */
export interface QuoteSearch {
  /** Key of the event type, or `stage:` and that of a stage. Without it nothing is asked yet. */
  type?: string | undefined;
  /** Plain decimal text, as the API takes it. */
  amount?: string | undefined;
  currency?: string | undefined;
  product?: string | undefined;
  category?: string | undefined;
  country?: string | undefined;
  customer?: CustomerKind | undefined;
  /** A calendar day of the program's zone; today without it. */
  day?: string | undefined;
}

/** Reads the question from the address. */
export function quoteSearch(raw: Record<string, unknown>): QuoteSearch {
  const fitting = (name: string, form: RegExp) => {
    const value = textParam(raw, name);
    return value && form.test(value) ? value : undefined;
  };
  return {
    type: textParam(raw, "type"),
    amount: textParam(raw, "amount"),
    currency: fitting("currency", /^[A-Z]{3}$/),
    product: textParam(raw, "product"),
    category: textParam(raw, "category"),
    country: fitting("country", /^[A-Z]{2}$/),
    customer: choiceParam(raw, "customer", customers),
    day: fitting("day", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  };
}
