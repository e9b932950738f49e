import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { CombinedError } from "urql";
import { errorSentence, placeErrors, type UserError } from "~/lib/formErrors";
import { useLanguage } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";

type Form<T extends FieldValues> = Pick<UseFormReturn<T>, "getValues" | "setError">;

/** The mistakes of a mutation that belong to no field, for the banner of its form or dialog. */
export function useProblems() {
  const { language } = useLanguage();
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** Shows what went wrong, at the fields of `form` where it can; true when nothing did. */
  function settle<T extends FieldValues>(
    error: CombinedError | undefined,
    userErrors: readonly UserError[] | undefined,
    form?: Form<T>,
  ): boolean {
    const mistakes = userErrors ?? [];
    if (error) setProblems([requestSentence(error, language)]);
    else if (form) setProblems(placeErrors(mistakes, form, language));
    else setProblems(mistakes.map((mistake) => errorSentence(mistake, language)));
    return !error && mistakes.length === 0;
  }
  return { problems, settle };
}
