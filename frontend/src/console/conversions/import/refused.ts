import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { delimiterOf, parseCsv, writeCsv } from "~/submission/import/csv";
import { importText } from "./text";

/** The column that the server drops. */
const reasonColumn = "problem";

/** What is wrong with a cell, as the API says it. */
export interface RowError {
  readonly column?: string | null | undefined;
  readonly message: string;
  readonly code: string;
}
/** A row that was refused. */
export interface RefusedRow {
  readonly line: number;
  readonly errors: readonly RowError[];
}

/** The columns of money. */
const sums = ["amount", "tax", "shipping", "discount"];

/** What is wrong, in the language of the reader; in English the server's own words, which say what would be right. */
export function errorWords({ column, code, message }: RowError, language: Language): string {
  const known = [
    "BLANK",
    "INVALID",
    "TOO_LONG",
    "TOO_SMALL",
    "TOO_LARGE",
    "NOT_FOUND",
    "IDEMPOTENCY_CONFLICT",
  ] as const;
  const key = known.find((one) => one === code);
  if (language === "en" || !key) return message;
  const say = sayIn(importText, language);
  if (key !== "INVALID") return say(key);
  if (column === "currency" || column === "occurred_at") return say(`INVALID.${column}`);
  return say(sums.some((one) => one === column) ? "INVALID.amount" : key);
}

/** A cell that no table takes for a formula: the file may hold what strangers wrote. The server takes the quote away again. */
export const safeCell = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The refused rows as a file of their own: what was sent, and what is wrong in a last column that is dropped when it is sent again. */
export function refusedCsv(text: string, rows: readonly RefusedRow[], language: Language): string {
  const [head, ...lines] = parseCsv(text);
  const drop = head?.cells.indexOf(reasonColumn) ?? -1;
  const of = new Map(lines.map(({ line, cells }) => [line, cells]));
  const table = rows.map(({ line, errors }) => {
    const words = errors.map((one) =>
      one.column ? `${one.column}: ${errorWords(one, language)}` : errorWords(one, language),
    );
    const cells = (of.get(line) ?? []).filter((_, at) => at !== drop);
    const missing = Math.max(0, (head?.cells.length ?? 0) - (drop < 0 ? 0 : 1) - cells.length);
    return [...cells, ...Array<string>(missing).fill(""), words.join(" ")];
  });
  const names = [...(head?.cells.filter((name) => name !== reasonColumn) ?? []), reasonColumn];
  return `\uFEFF${writeCsv([names, ...table.map((cells) => cells.map(safeCell))], delimiterOf(text))}`;
}
