import type { FormBuilderFragment, SubmissionFieldInput, SubmissionFieldKind } from "~/gql/graphql";

/** A question as it is edited. */
export interface Question {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: SubmissionFieldKind;
  readonly isRequired: boolean;
  readonly options: readonly string[];
}

/** The kinds in the order in which one thinks of them. */
export const kinds = [
  "TEXT",
  "LONG_TEXT",
  "CHOICE",
  "NUMBER",
  "DATE",
  "FILE",
  "CONSENT",
] as const satisfies readonly SubmissionFieldKind[];

/** How many questions a form may have. */
export const mostQuestions = 30;

type Saved = FormBuilderFragment["submissionFields"][number];

/** A saved question as it is edited. */
export function questionOf({ key, label, hint, kind, isRequired, options }: Saved): Question {
  return { key, label, hint: hint ?? "", kind, isRequired, options };
}

/** What the API is told. */
export function toInput(questions: readonly Question[]): SubmissionFieldInput[] {
  return questions.map(({ hint, options, kind, ...rest }) => ({
    ...rest,
    kind,
    hint: hint.trim() || null,
    options: kind === "CHOICE" ? [...options] : [],
  }));
}

const transcribed: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** A key made of the words of a question, that none of `taken` has. */
export function keyFor(label: string, taken: readonly string[]): string {
  const plain = label
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => transcribed[letter] ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 34)
    .replace(/-+$/, "");
  const stem = plain || "question";
  for (let number = 1; ; number++) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** The list with one question elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const one = list[from];
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** The answers to choose from, one a line, without empty ones and repeats. */
export function optionsOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
