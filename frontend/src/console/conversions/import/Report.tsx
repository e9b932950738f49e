import { Download } from "lucide-react";
import { useLanguage, useText } from "~/lib/i18n/language";
import { parseCsv, saveText } from "~/submission/import/csv";
import { Button } from "~/ui/Button";
import { type Column, Table } from "~/ui/Table";
import type { Imported } from "./ImportConversionsPage";
import { errorWords, type RowError, refusedCsv } from "./refused";
import { importText } from "./text";

/** How many refused rows are shown: who has more made one mistake many times. */
const mostShown = 50;

interface ReportProps {
  report: Imported;
  csv: string;
  /** Whether it was recorded. */
  isDone: boolean;
}

/** What became of a file, or would: how many rows are new and known, and what is wrong with the others. */
export function Report({ report, csv, isDone }: ReportProps) {
  const t = useText(importText);
  const { rowCount, newCount, knownCount, refusedCount } = report;
  // What is recorded whole stands above already, where nobody is told of it.
  const isSaid = isDone && newCount === rowCount;
  return (
    <section className="flex min-w-0 flex-col gap-4">
      <p role="status" className={isSaid ? "sr-only" : undefined}>
        {[
          `${t("rows", { count: rowCount })}:`,
          newCount > 0 && t(isDone ? "wereNew" : "wouldBeNew", { count: newCount }),
          knownCount > 0 && t("known", { count: knownCount }),
          refusedCount > 0 && t("refused", { count: refusedCount }),
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      {refusedCount > 0 && <Refused report={report} csv={csv} />}
    </section>
  );
}

interface Mistake extends RowError {
  readonly key: string;
  readonly line: number;
}

function Refused({ report, csv }: { report: Imported; csv: string }) {
  const t = useText(importText);
  const { language } = useLanguage();
  const refused = report.rows.filter((row) => row.outcome === "REFUSED");
  const lines = new Map(parseCsv(csv).map(({ line, cells }) => [line, cells.join(", ")]));
  const shown = refused
    .slice(0, mostShown)
    .flatMap(({ line, errors }) =>
      errors.map((one, at): Mistake => ({ ...one, line, key: `${line}-${at}` })),
    );
  const columns: Column<Mistake>[] = [
    { key: "line", header: t("line"), cell: (row) => t("lineNumber", { line: row.line }) },
    { key: "column", header: t("column"), cell: (row) => row.column ?? t("wholeLine") },
    {
      key: "wrong",
      header: t("wrong"),
      cell: (row) => (
        <>
          {errorWords(row, language)}
          <code className="block text-sm text-muted wrap-anywhere">{lines.get(row.line)}</code>
        </>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold">{t("refusals")}</h2>
      <div className="rounded-md border border-line">
        <Table caption={t("refusals")} columns={columns} rows={shown} rowKey={(row) => row.key} />
      </div>
      {refused.length > mostShown && (
        <p className="text-muted">{t("more", { count: refused.length - mostShown })}</p>
      )}
      <Button
        className="self-start"
        icon={<Download aria-hidden="true" className="size-4" />}
        onClick={() => saveText("refused.csv", refusedCsv(csv, refused, language))}
      >
        {t("save")}
      </Button>
    </div>
  );
}
