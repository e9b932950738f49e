import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { type Language, sayIn } from "./i18n/catalogue";
import { errorText } from "./text";

/** A mistake as the API reports it. */
export interface UserError {
  readonly field?: readonly string[] | null;
  readonly message: string;
  readonly code: string;
}

/**
 * The sentence to show for a mistake. The server's own words win in English; in other languages the code is
 * translated when we know it, with its field where that has one meaning, because a general sentence one can read beats an exact one one cannot.
 */
export function errorSentence(error: UserError, language: Language): string {
  if (language === "en") return error.message;
  const say = sayIn(errorText, language);
  const exact = `${error.code}_${error.field?.at(-1)}`;
  if (isKnown(exact)) return say(exact);
  return isKnown(error.code) ? say(error.code) : error.message;
}

const isKnown = (key: string): key is keyof typeof errorText.en => Object.hasOwn(errorText.en, key);

/** The form input a path of the API means: the longest part of it, below `input`, that the form has a value for. */
export function inputFor(field: readonly string[] | null | undefined, values: unknown): string | null {
  const path = field?.[0] === "input" ? field.slice(1) : (field ?? []);
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (has(values, part)) return part.join(".");
  }
  return null;
}

function has(values: unknown, path: readonly string[]): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return true;
  if (typeof values !== "object" || values === null || !Object.hasOwn(values, head)) return false;
  return has((values as Record<string, unknown>)[head], rest);
}

/**
 * Shows each mistake at its input, focuses the first, and returns the sentences that belong to no input: the form
 * shows them in a banner. What the person typed stays.
 */
export function placeErrors<T extends FieldValues>(
  errors: readonly UserError[],
  form: Pick<UseFormReturn<T>, "getValues" | "setError">,
  language: Language,
): string[] {
  const rest: string[] = [];
  let focused = false;
  for (const error of errors) {
    const sentence = errorSentence(error, language);
    const name = inputFor(error.field, form.getValues());
    if (name === null) {
      rest.push(sentence);
      continue;
    }
    form.setError(name as Path<T>, { type: error.code, message: sentence }, { shouldFocus: !focused });
    focused = true;
  }
  return rest;
}
