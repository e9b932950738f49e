import { Download } from "lucide-react";
import { sayIn } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { type Column, Table } from "~/ui/Table";
import { mistakesCsv, parseCsv, saveText } from "./csv";
import type { Findings } from "./ImportProspects";
import { importText } from "./text";

/** How many mistakes are shown: who has more made one mistake many times. */
const mostShown = 50;

type Mistake = Findings["rowErrors"][number];

interface ImportFindingsProps {
  found: Findings;
  csv: string;
  /** Whether it was submitted. */
  isDone: boolean;
}

/** What was found in a file: how many rows are good, what is wrong with the others, and what may be known. */
export function ImportFindings({ found, csv, isDone }: ImportFindingsProps) {
  const t = useText(importText);
  const { rowCount, submittedCount, repeatedCount, rowErrors, rowConflicts = [] } = found;
  return (
    <section className="flex min-w-0 flex-col gap-4">
      <p role="status">
        {[
          `${t("rows", { count: rowCount })}:`,
          !isDone && submittedCount > 0 && t("good", { count: submittedCount }),
          repeatedCount > 0 && t("repeated", { count: repeatedCount }),
          rowErrors.length > 0 && t("bad", { count: rowErrors.length }),
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      {rowErrors.length > 0 && <Mistakes mistakes={rowErrors} csv={csv} />}
      {rowConflicts.length > 0 && !isDone && (
        <div className="flex flex-col gap-1">
          <h3 className="font-semibold">{t("conflicts")}</h3>
          <p className="text-sm text-muted">{t("conflictsNote")}</p>
          <div className="rounded-md border border-line">
            <Table
              caption={t("conflicts")}
              columns={[
                { key: "line", header: t("line"), cell: (row) => t("lineNumber", { line: row.line }) },
                { key: "company", header: t("company"), cell: (row) => row.company },
                {
                  key: "kinds",
                  header: t("conflicts"),
                  cell: (row) => row.kinds.map((kind) => t(kind)).join(", "),
                },
              ]}
              rows={rowConflicts.slice(0, mostShown)}
              rowKey={(row) => String(row.line)}
            />
          </div>
        </div>
      )}
    </section>
  );
}

function Mistakes({ mistakes, csv }: { mistakes: readonly Mistake[]; csv: string }) {
  const t = useText(importText);
  const { language } = useLanguage();
  const words = (mistake: Mistake) => mistakeWords(mistake, language);
  const lines = new Map(parseCsv(csv).map(({ line, cells }) => [line, cells.join(", ")]));
  const rows = mistakes.slice(0, mostShown).map((mistake, index) => ({ ...mistake, key: String(index) }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "line", header: t("line"), cell: (row) => t("lineNumber", { line: row.line }) },
    { key: "column", header: t("column"), cell: (row) => row.column ?? t("wholeLine") },
    {
      key: "wrong",
      header: t("wrong"),
      cell: (row) => (
        <>
          {words(row)}
          <code className="block text-sm text-muted wrap-anywhere">{lines.get(row.line)}</code>
        </>
      ),
    },
  ];
  const save = () => {
    const all = mistakes.map((one) => ({
      line: one.line,
      words: one.column ? `${one.column}: ${words(one)}` : words(one),
    }));
    saveText("mistakes.csv", mistakesCsv(csv, all, t("mistakeColumn")));
  };
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("mistakes")}</h3>
      <div className="rounded-md border border-line">
        <Table caption={t("mistakes")} columns={columns} rows={rows} rowKey={(row) => row.key} />
      </div>
      {mistakes.length > mostShown && (
        <p className="text-muted">{t("moreMistakes", { count: mistakes.length - mostShown })}</p>
      )}
      <Button className="self-start" icon={<Download aria-hidden="true" className="size-4" />} onClick={save}>
        {t("saveMistakes")}
      </Button>
    </div>
  );
}

/** What is wrong, in the language of the reader. */
function mistakeWords({ code, message }: Mistake, language: "en" | "de"): string {
  const known = ["BLANK", "INVALID", "TOO_LONG", "TOO_SMALL", "NOT_FOUND", "IDEMPOTENCY_CONFLICT"] as const;
  const key = known.find((one) => one === code);
  return language === "en" || !key ? message : sayIn(importText, language)(key);
}
