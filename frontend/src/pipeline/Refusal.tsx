import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { CombinedError } from "urql";
import { errorSentence, type UserError } from "~/lib/formErrors";
import { useLanguage } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";

/** What was refused of a deed without a form; keeps the sentence until the next try. */
export function useRefusal() {
  const { language } = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const isRefused = (error: CombinedError | undefined, mistakes: readonly UserError[] = []): boolean => {
    const [first] = mistakes;
    const words = error ? requestSentence(error, language) : first ? errorSentence(first, language) : null;
    setProblem(words);
    return words !== null;
  };
  return { problem, isRefused };
}

/** Why it was refused, where it happened. */
export function Refusal({ words }: { words: string | null }) {
  return (
    <span role="alert" className={words ? "flex items-start gap-1.5 text-sm text-bad" : "hidden"}>
      {words && <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />}
      {words}
    </span>
  );
}
