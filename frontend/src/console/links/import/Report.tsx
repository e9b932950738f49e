import { Download } from "lucide-react";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { useLanguage, useText } from "~/lib/i18n/language";
import { parseCsv, saveText } from "~/submission/import/csv";
import { Button } from "~/ui/Button";
import { Table } from "~/ui/Table";
import { refusedCsv } from "../../conversions/import/refused";
import type { Imported } from "./ImportLinksPage";
import { importText } from "./text";

/** How many mistakes are shown: who has more made one mistake many times. */
const mostShown = 50;

/** What became of a file, or would: how many links are new and known, and what is wrong with the others. */
export function Report({ report, csv, isDone }: { report: Imported; csv: string; isDone: boolean }) {
  const t = useText(importText);
  const { rowCount, createdCount, repeatedCount, rowErrors } = report;
  return (
    <section className="flex min-w-0 flex-col gap-4">
      <p role="status">
        {[
          `${t("rows", { count: rowCount })}:`,
          createdCount > 0 && t(isDone ? "wereNew" : "wouldBeNew", { count: createdCount }),
          repeatedCount > 0 && t("known", { count: repeatedCount }),
          rowErrors.length > 0 && t("refused", { count: rowErrors.length }),
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      {rowErrors.length > 0 && <Mistakes report={report} csv={csv} />}
    </section>
  );
}

function Mistakes({ report, csv }: { report: Imported; csv: string }) {
  const t = useText(importText);
  const { language } = useLanguage();
  const lines = new Map(parseCsv(csv).map(({ line, cells }) => [line, cells.join(", ")]));
  const shown = report.rowErrors.slice(0, mostShown).map((one, at) => ({ ...one, key: String(at) }));
  const save = () => {
    const rows = new Map<number, Imported["rowErrors"]>();
    for (const one of report.rowErrors) rows.set(one.line, [...(rows.get(one.line) ?? []), one]);
    // With their words alone: the codes of other imports mean other things.
    const refused = [...rows].map(([line, errors]) => ({
      line,
      errors: errors.map((one) => ({ column: one.column, message: mistakeWords(one, language), code: "" })),
    }));
    saveText("refused.csv", refusedCsv(csv, refused, language));
  };
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold">{t("mistakes")}</h2>
      <div className="rounded-md border border-line">
        <Table
          caption={t("mistakes")}
          columns={[
            { key: "line", header: t("line"), cell: (row) => t("lineNumber", { line: row.line }) },
            { key: "column", header: t("column"), cell: (row) => row.column ?? t("wholeLine") },
            {
              key: "wrong",
              header: t("wrong"),
              cell: (row) => (
                <>
                  {mistakeWords(row, language)}
                  <code className="block text-sm text-muted wrap-anywhere">{lines.get(row.line)}</code>
                </>
              ),
            },
          ]}
          rows={shown}
          rowKey={(row) => row.key}
        />
      </div>
      {report.rowErrors.length > mostShown && (
        <p className="text-muted">{t("more", { count: report.rowErrors.length - mostShown })}</p>
      )}
      <Button className="self-start" icon={<Download aria-hidden="true" className="size-4" />} onClick={save}>
        {t("save")}
      </Button>
    </div>
  );
}

/** The codes that have words here, whatever the column. */
const known = ["BLANK", "INVALID", "TOO_LONG", "TOO_SMALL", "TAKEN", "NOT_FOUND", "WRONG_STATE"] as const;
/** What is not valid in a column, where more can be said than that. */
const invalid = {
  partner: "invalidPartner",
  code: "invalidCode",
  destination: "invalidAddress",
  fallback: "invalidAddress",
  expires: "invalidDay",
} as const;

/** What is wrong, in the language of the reader; in English the server's own words, which say what would be right. */
export function mistakeWords(
  { code, column, message }: Pick<Imported["rowErrors"][number], "code" | "column" | "message">,
  language: Language,
): string {
  const key = known.find((one) => one === code);
  if (language === "en" || !key) return message;
  const isCloser = key === "INVALID" && column != null && Object.hasOwn(invalid, column);
  return sayIn(importText, language)(isCloser ? invalid[column as keyof typeof invalid] : key);
}
