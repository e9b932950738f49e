import { FileUp } from "lucide-react";
import { type ChangeEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { LinkImportMutation } from "~/gql/graphql";
import { errorSentence } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink, buttonClass } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { cx } from "~/ui/cx";
import { Field } from "~/ui/Field";
import { Page, PageHeader } from "~/ui/PageHeader";
import { useProgram } from "../../program";
import { linkText } from "../text";
import { ImportColumns } from "./ImportColumns";
import { Report } from "./Report";
import { importText } from "./text";

const LinkImportDocument = graphql(`
  mutation LinkImport($input: LinkImportInput!) {
    linkImport(input: $input) {
      rowCount
      createdCount
      repeatedCount
      rowErrors { line column message code }
      userErrors { field message code }
    }
  }
`);
const quietly = { isQuiet: true };

/** What the server found in a file, or did with it. */
export type Imported = LinkImportMutation["linkImport"];

/** Makes the links of a file: tried when it is chosen, made on demand; rows with mistakes are left out. */
export function ImportLinksPage() {
  const t = useText(importText);
  const words = useText(linkText);
  const href = useHref();
  const { id: programId } = useProgram();
  const list = href({ to: "/console/$programId/links", params: { programId } });
  const { csv, name, found, done, problem, busy, choose, make } = useImport();
  const shown = done ?? found;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("intro")} back={{ label: words("title"), href: list }} />
      <Card>
        <div className="flex flex-col gap-4">
          <Field label={t("file")} hint={t("fileHint")} error={problem}>
            {(wiring) => (
              // The browser's own button would speak the browser's language.
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span
                  className={cx(
                    buttonClass(shown ? "secondary" : "primary"),
                    "relative focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent",
                  )}
                >
                  <FileUp aria-hidden="true" className="size-4" />
                  <span aria-hidden="true">{t(name ? "otherFile" : "chooseFile")}</span>
                  <input
                    {...wiring}
                    type="file"
                    accept=".csv,text/csv,text/plain"
                    disabled={busy}
                    onChange={(event) => void choose(event)}
                    className="absolute inset-0 cursor-pointer opacity-0"
                  />
                </span>
                {name && <span className="min-w-0 wrap-anywhere text-muted">{name}</span>}
              </span>
            )}
          </Field>
          <p role="status" className="empty:hidden">
            {busy && t(found ? "making" : "trying")}
          </p>
          {done && (
            <Banner tone="good" title={t("done", { count: done.createdCount })}>
              <ButtonLink href={list} className="mt-2">
                {t("toList")}
              </ButtonLink>
            </Banner>
          )}
          {shown && <Report report={shown} csv={csv} isDone={done !== null} />}
          {found && !done && found.createdCount > 0 && (
            <Button look="primary" busy={busy} className="self-start" onClick={() => void make()}>
              {t("make", { count: found.createdCount })}
            </Button>
          )}
          {found && !done && found.createdCount === 0 && <p className="text-muted">{t("nothing")}</p>}
        </div>
      </Card>
      <ImportColumns />
    </Page>
  );
}

function useImport() {
  const t = useText(importText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ fetching }, run] = useMutation(LinkImportDocument);
  const [csv, setCsv] = useState("");
  const [name, setName] = useState("");
  const [found, setFound] = useState<Imported | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const [problem, setProblem] = useState<string>();
  const ask = async (text: string, dryRun: boolean) => {
    const { data, error } = await run({ input: { programId, csv: text, dryRun } }, dryRun ? quietly : {});
    const mistake = data?.linkImport.userErrors[0];
    // The server's own words name the column: no general sentence could.
    const isAboutFile = mistake?.field?.includes("csv");
    const sentence = mistake && (isAboutFile ? mistake.message : errorSentence(mistake, language));
    setProblem(error ? requestSentence(error, language) : sentence);
    return error || mistake ? null : (data?.linkImport ?? null);
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    setFound(null);
    setDone(null);
    setProblem(undefined);
    setName(file?.name ?? "");
    if (!file) return;
    const text = await file.text().catch(() => null);
    if (text === null) return setProblem(t("unreadable"));
    setCsv(text);
    setFound(await ask(text, true));
  };
  const make = async () => setDone(await ask(csv, false));
  return { csv, name, found, done, problem, busy: fetching, choose, make };
}
