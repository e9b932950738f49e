/** A line of a file as it is written, with its number; the first is 1. */
export interface Line {
  readonly number: number;
  readonly words: string;
}

/** The lines of a text, whatever ends them. The empty rest after the last line end is none. */
export function linesOf(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((words, index) => ({ number: index + 1, words }));
}
