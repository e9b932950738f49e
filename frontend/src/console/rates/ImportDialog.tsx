import { type ChangeEvent, type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { RatesTryMutation } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Field } from "~/ui/Field";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { linesOf } from "./csv";
import { FileLines, FileMistakes } from "./FileLines";
import { rateText } from "./text";

const RatesTryDocument = graphql(`
  mutation RatesTry($programId: ID!, $csv: String!) {
    exchangeRatesImport(programId: $programId, csv: $csv, dryRun: true) {
      rowCount
      rowErrors { line column message code }
      userErrors { field message code }
    }
  }
`);
const RatesImportDocument = graphql(`
  mutation RatesImport($programId: ID!, $csv: String!) {
    exchangeRatesImport(programId: $programId, csv: $csv, dryRun: false) {
      rowCount
      ratedCount
      rowErrors { line column message code }
      userErrors { field message code }
    }
  }
`);
type Mistake = RatesTryMutation["exchangeRatesImport"]["rowErrors"][number];

/** A file that was chosen and tried. */
interface Tried {
  readonly csv: string;
  /** How many rates it has; null until it was tried without a mistake of the whole file. */
  readonly count: number | null;
  readonly mistakes: readonly Mistake[];
}

/** Takes the rates of a file: it is tried when it is chosen, and imported when nothing is wrong with it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useText(rateText);
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const [{ fetching: isTrying }, tryFile] = useMutation(RatesTryDocument);
  const [{ fetching: isImporting }, importFile] = useMutation(RatesImportDocument);
  const [tried, setTried] = useState<Tried | null>(null);
  const [error, setError] = useState<string>();
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setError(undefined);
    setTried(null);
    settle(undefined, []);
    if (!file) return;
    const csv = await file.text().catch(() => null);
    if (csv === null) return setError(t("unreadable"));
    setTried({ csv, count: null, mistakes: [] });
    const { data, error } = await tryFile({ programId, csv });
    const result = data?.exchangeRatesImport;
    if (settle(error, result?.userErrors) && result)
      setTried({ csv, count: result.rowCount, mistakes: result.rowErrors });
  };
  const isGood = tried !== null && tried.count !== null && tried.mistakes.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!tried) return setError(t("chooseFile"));
    if (!isGood) return isTrying ? undefined : setError(t("mendFirst"));
    const { data, error } = await importFile({ programId, csv: tried.csv });
    const result = data?.exchangeRatesImport;
    if (!settle(error, result?.userErrors) || !result) return;
    if (result.rowErrors.length > 0) return setTried({ ...tried, mistakes: result.rowErrors });
    const rates = t("imported", { count: result.rowCount });
    const count = result.ratedCount;
    void toast(count > 0 ? t("importedCounted", { count, rates }) : rates);
    onClose();
  };
  return (
    <FormDialog
      title={t("fileTitle")}
      note={t("fileNote")}
      confirm={isGood ? t("importIt", { count: tried.count ?? 0 }) : t("importNothing")}
      busy={isTrying || isImporting}
      problems={problems}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <Field label={t("file")} hint={t("fileHint")} error={error}>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={(event) => void choose(event)}
            className="field-box py-1.5"
          />
        )}
      </Field>
      <p role="status" className={isGood ? "text-good" : tried?.mistakes.length ? "text-bad" : undefined}>
        {isTrying
          ? t("checking")
          : isGood
            ? t("fileGood", { count: tried.count ?? 0 })
            : tried && tried.mistakes.length > 0 && t("fileBad", { count: tried.mistakes.length })}
      </p>
      {tried && tried.mistakes.length > 0 && (
        <FileMistakes mistakes={tried.mistakes} lines={linesOf(tried.csv)} />
      )}
      {tried && tried.mistakes.length === 0 && <FileLines lines={linesOf(tried.csv)} />}
    </FormDialog>
  );
}
