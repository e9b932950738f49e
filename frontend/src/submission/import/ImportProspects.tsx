import { FileUp } from "lucide-react";
import { type ChangeEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { SubmissionImportMutation } from "~/gql/graphql";
import { errorSentence } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink, buttonClass } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Field } from "~/ui/Field";
import { ImportFindings } from "./ImportFindings";
import { importText } from "./text";

const SubmissionImportDocument = graphql(`
  mutation SubmissionImport($input: SubmissionImportInput!) {
    submissionImport(input: $input) {
      rowCount
      submittedCount
      repeatedCount
      rowErrors { line column message code }
      userErrors { field message code }
    }
  }
`);
const VendorImportDocument = graphql(`
  mutation VendorSubmissionImport($input: SubmissionImportInput!) {
    submissionImport(input: $input) {
      rowCount
      submittedCount
      repeatedCount
      rowErrors { line column message code }
      rowConflicts { line company kinds }
      userErrors { field message code }
    }
  }
`);
const quietly = { isQuiet: true };

/** What the server found in a file, or did with it. */
export type Findings = SubmissionImportMutation["submissionImport"] & {
  rowConflicts?: readonly { line: number; company: string; kinds: readonly ConflictKind[] }[];
};
type ConflictKind = "SAME_EMAIL" | "SAME_DOMAIN" | "SAME_COMPANY" | "EXISTING_CUSTOMER";

export interface ImportProspectsProps {
  programId: string;
  /** Whose they are, when the vendor imports; null until that is chosen. */
  enrollmentId?: string | null;
  /** Where the referrals are listed. */
  listHref: string;
}

/** A file of prospects: tried when it is chosen, and submitted on demand; rows with mistakes are left out. */
export function ImportProspects({ programId, enrollmentId, listHref }: ImportProspectsProps) {
  const t = useText(importText);
  const { language } = useLanguage();
  const isVendor = enrollmentId !== undefined;
  const [{ fetching }, run] = useMutation(isVendor ? VendorImportDocument : SubmissionImportDocument);
  const [csv, setCsv] = useState("");
  const [name, setName] = useState("");
  const [found, setFound] = useState<Findings | null>(null);
  const [done, setDone] = useState<Findings | null>(null);
  const [problem, setProblem] = useState<string>();
  const ask = async (text: string, dryRun: boolean) => {
    const input = { programId, enrollmentId, csv: text, dryRun };
    const { data, error } = await run({ input }, dryRun ? quietly : {});
    const mistake = data?.submissionImport.userErrors[0];
    // The server's own words name the column: no general sentence could.
    setProblem(error ? requestSentence(error, language) : mistake && wholeFile(mistake, language));
    return error || mistake ? null : ((data?.submissionImport ?? null) as Findings | null);
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    setFound(null);
    setDone(null);
    setProblem(undefined);
    setName(file?.name ?? "");
    if (!file) return;
    if (enrollmentId === null) return setProblem(t("partnerFirst"));
    const text = await file.text().catch(() => null);
    if (text === null) return setProblem(t("unreadable"));
    setCsv(text);
    setFound(await ask(text, true));
  };
  const submit = async () => setDone(await ask(csv, false));
  const shown = done ?? found;
  return (
    <div className="flex flex-col gap-4">
      <Field label={t("file")} hint={t("fileHint")} error={problem}>
        {(wiring) => (
          // The browser's own button would speak the browser's language.
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span
              className={cx(
                buttonClass(found || done ? "secondary" : "primary"),
                "relative focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent",
              )}
            >
              <FileUp aria-hidden="true" className="size-4" />
              <span aria-hidden="true">{t(name ? "otherFile" : "chooseFile")}</span>
              <input
                {...wiring}
                type="file"
                accept=".csv,text/csv,text/plain"
                disabled={fetching}
                onChange={(event) => void choose(event)}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
            </span>
            {name && <span className="min-w-0 wrap-anywhere text-muted">{name}</span>}
          </span>
        )}
      </Field>
      <p role="status" className="empty:hidden">
        {fetching && t("checking")}
      </p>
      {done && (
        <Banner tone="good" title={t("done", { count: done.submittedCount })}>
          <ButtonLink href={listHref} className="mt-2">
            {t("toList")}
          </ButtonLink>
        </Banner>
      )}
      {shown && <ImportFindings found={shown} csv={csv} isDone={done !== null} />}
      {found && !done && found.submittedCount > 0 && (
        <Button look="primary" busy={fetching} className="self-start" onClick={() => void submit()}>
          {t("submit", { count: found.submittedCount })}
        </Button>
      )}
      {found && !done && found.submittedCount === 0 && <p className="text-muted">{t("nothing")}</p>}
    </div>
  );
}

/** What is wrong with the whole file: the server's own words name the column, and no general sentence could. */
function wholeFile(
  mistake: Findings["userErrors"][number],
  language: Parameters<typeof errorSentence>[1],
): string {
  const isAboutFile = mistake.field?.includes("csv");
  return isAboutFile ? mistake.message : errorSentence(mistake, language);
}
