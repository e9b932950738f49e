import { errorSentence } from "~/lib/formErrors";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { mistakeText } from "./mistakeText";

/** What is wrong with a line of a file, as the API tells it. */
export interface Mistake {
  readonly line: number;
  readonly column?: string | null;
  readonly message: string;
  readonly code: string;
}

/** The sentence to show for it: in English the server's own, which names figures; else ours for its column and code. */
export function mistakeSentence(mistake: Mistake, language: Language): string {
  const key = `${mistake.column ?? "line"}.${mistake.code}`;
  if (language === "en" || !(key in mistakeText.en)) return errorSentence(mistake, language);
  return sayIn(mistakeText, language)(key as keyof typeof mistakeText.en);
}

/** The name of a column in words; the file has them in English. */
export function columnName(column: string, language: Language): string {
  const key = `column.${column}`;
  if (!(key in mistakeText.en)) return column;
  return sayIn(mistakeText, language)(key as keyof typeof mistakeText.en);
}
