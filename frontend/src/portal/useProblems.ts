import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { CombinedError } from "urql";
import { errorSentence, placeErrors, type UserError } from "~/lib/formErrors";
import { useLanguage } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";

type Form<T extends FieldValues> = Pick<UseFormReturn<T>, "getValues" | "setError">;

/** The mistakes of a mutation that belong to no field: they stand in the banner of the form. */
export function useProblems() {
  const { language } = useLanguage();
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** Shows what went wrong, at the fields of `form` where it can. Returns whether all went well. */
  function settle<T extends FieldValues>(
    error: CombinedError | undefined,
    mistakes: readonly UserError[] | undefined,
    form?: Form<T>,
  ): boolean {
    const all = mistakes ?? [];
    if (error) setProblems([requestSentence(error, language)]);
    else if (form) setProblems(placeErrors(all, form, language));
    else setProblems(all.map((mistake) => errorSentence(mistake, language)));
    return !error && all.length === 0;
  }
  return { problems, settle };
}
