/** Languages of the product. The first is the fallback. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** Plural forms; `#` is replaced by the formatted `count`. Both languages know exactly these two. */
interface PluralForms {
  readonly one: string;
  readonly other: string;
}
/** One message: words with `{name}` parameters, or plural forms of such words. */
export type Message = string | PluralForms;

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
type Params<M> = M extends PluralForms
  ? { count: number } & Record<Names<M["one"]> | Names<M["other"]>, string | number>
  : Record<Names<M>, string | number>;
type Args<M> = M extends PluralForms ? [Params<M>] : [Names<M>] extends [never] ? [] : [Params<M>];
type Twin<E> = { readonly [K in keyof E]: E[K] extends PluralForms ? PluralForms : string };

/** The words of one folder of screens, in every language. Made by `defineText`. */
export interface Text<E> {
  readonly en: E;
  readonly de: Twin<E>;
}
/** Says one message in the person's language. */
export type Say<E> = <K extends keyof E & string>(key: K, ...args: Args<E[K]>) => string;

/**
 * Declares the words of a folder in its `text.ts`. The compiler refuses a key that one language lacks;
 * `tests/text.test.ts` refuses parameters that differ.
 */
export function defineText<const E extends Record<string, Message>>(text: { en: E; de: Twin<E> }): Text<E> {
  return text;
}

/** The parameter names a message uses, sorted; plural forms also use `count`. */
export function paramsOf(message: Message): string[] {
  const words = typeof message === "string" ? [message] : [message.one, message.other];
  const names = words.flatMap((word) => [...word.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""));
  if (typeof message !== "string") names.push("count");
  return [...new Set(names)].sort();
}

/** Returns the function that says messages of `text` in `language`. */
export function sayIn<E extends Record<string, Message>>(text: Text<E>, language: Language): Say<E> {
  const words: Record<string, Message> = text[language];
  return (key, ...args) => render(words[key] ?? key, language, args[0] as Values | undefined);
}

type Values = Record<string, string | number>;

function render(message: Message, language: Language, values: Values = {}): string {
  if (typeof message === "string") return fill(message, values);
  const count = Number(values.count);
  const form = new Intl.PluralRules(language).select(count) === "one" ? message.one : message.other;
  return fill(form, values).replaceAll("#", new Intl.NumberFormat(language).format(count));
}

function fill(words: string, values: Values): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
