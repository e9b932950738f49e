import { useLanguage, useText } from "~/lib/i18n/language";
import { type Column, Table } from "~/ui/Table";
import type { Line } from "./csv";
import { columnName, type Mistake, mistakeSentence } from "./mistake";
import { rateText } from "./text";

/** How many lines stand for the file. */
const shown = 6;
/** How many mistakes are shown: who has more made one mistake many times. */
const mostMistakes = 50;

/** How a file begins, as it is written: whether it is the right one. */
export function FileLines({ lines }: { lines: readonly Line[] }) {
  const t = useText(rateText);
  return (
    <section aria-label={t("preview")} className="flex min-w-0 flex-col gap-1">
      <h3 className="text-sm font-semibold text-muted">{t("preview")}</h3>
      <pre className="rounded-md bg-sunken px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap">
        {lines
          .slice(0, shown)
          .map((line) => line.words)
          .join("\n")}
        {lines.length > shown && "\n…"}
      </pre>
    </section>
  );
}

/** What is wrong with which line, and the line itself. */
export function FileMistakes({ mistakes, lines }: { mistakes: readonly Mistake[]; lines: readonly Line[] }) {
  const t = useText(rateText);
  const { language } = useLanguage();
  const rows = mistakes.map((mistake, index) => ({ ...mistake, key: String(index) }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "line", header: t("line"), cell: (row) => t("lineNumber", { line: row.line }) },
    {
      key: "column",
      header: t("column"),
      cell: (row) => (row.column ? columnName(row.column, language) : t("wholeLine")),
    },
    {
      key: "wrong",
      header: t("wrong"),
      cell: (row) => (
        <>
          {mistakeSentence(row, language)}
          <code className="block text-sm text-muted [overflow-wrap:anywhere]">
            {lines[row.line - 1]?.words}
          </code>
        </>
      ),
    },
  ];
  return (
    <>
      <div className="rounded-md border border-line">
        <Table
          caption={t("mistakes")}
          columns={columns}
          rows={rows.slice(0, mostMistakes)}
          rowKey={(row) => row.key}
        />
      </div>
      {rows.length > mostMistakes && (
        <p className="text-muted">{t("moreMistakes", { count: rows.length - mostMistakes })}</p>
      )}
    </>
  );
}
