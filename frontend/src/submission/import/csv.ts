/** A record of a table with the line on which it begins; the first is 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What parts the cells: the more frequent one in the first line, as the server decides. */
export function delimiterOf(text: string): "," | ";" {
  const head = text.split("\n", 1)[0] ?? "";
  return head.split(";").length > head.split(",").length ? ";" : ",";
}

/** The records of a text, with quotes and line ends inside them (RFC 4180). */
export function parseCsv(source: string): CsvRow[] {
  const text = source.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let began = 1;
  const endRow = () => {
    if (cells.length > 0 || cell.trim() !== "") rows.push({ line: began, cells: [...cells, cell] });
    cells = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "\n") line++;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (letter === '"' && cell.trim() === "") {
      isQuoted = true;
      cell = "";
    } else if (letter === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      endRow();
      began = line;
    } else if (letter !== "\r") {
      cell += letter;
    }
  }
  endRow();
  return rows;
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A table as text. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: "," | ";" = ","): string {
  return `${rows.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter)).join("\r\n")}\r\n`;
}

/** The rows with mistakes as a table of their own, with what is wrong in a last column. */
export function mistakesCsv(
  text: string,
  mistakes: readonly { readonly line: number; readonly words: string }[],
  column: string,
): string {
  const [head, ...rows] = parseCsv(text);
  const wrong = rows.flatMap(({ line, cells }) => {
    const words = mistakes.filter((one) => one.line === line).map((one) => one.words);
    return words.length > 0 ? [[...cells, words.join(" ")]] : [];
  });
  return `\uFEFF${writeCsv([[...(head?.cells ?? []), column], ...wrong], delimiterOf(text))}`;
}

/** Gives a text to the person as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
