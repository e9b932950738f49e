import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan, useViewer } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { CodeBlock } from "./CodeBlock";
import { PageReports } from "./PageReports";
import { formSnippet, siteSnippet } from "./siteExamples";
import { siteText } from "./siteText";
import { developerText } from "./text";

const SiteScriptDocument = graphql(`
  query SiteScript($programId: ID!) {
    program(id: $programId) { id slug consentMode ...PageReports }
  }
`);

/** The script for the vendor's site, as the program's mode of consent has it. */
export function SiteScript({ part }: { part: "script" | "reports" }) {
  const t = useText(siteText);
  const words = useText(developerText);
  const { language } = useLanguage();
  const href = useHref();
  const canChange = useCan("PROGRAM_MANAGE");
  const { id: programId } = useProgram();
  const organization = useViewer()?.organization;
  const [{ data, error }, reload] = useQuery({ query: SiteScriptDocument, variables: { programId } });
  const program = data?.program;
  const key = `${organization?.slug ?? ""}/${program?.slug ?? ""}`;
  if (part === "reports") return program ? <PageReports program={program} siteKey={key} /> : null;
  return (
    <Card title={words("install")}>
      <p className="mb-3 max-w-prose text-muted">{words("installNote")}</p>
      {program ? (
        <div className="flex flex-col gap-4">
          <p className="max-w-prose">
            {t(`mode.${program.consentMode}`)}{" "}
            {canChange && (
              <a
                className="text-accent-text underline"
                href={`${href({ to: "/console/$programId/settings", params: { programId } })}#consent`}
              >
                {t("change")}
              </a>
            )}
          </p>
          <CodeBlock
            label={t("snippet")}
            code={siteSnippet(window.location.origin, key, program.consentMode)}
          />
          <CodeBlock label={t("form")} code={formSnippet} />
          <p className="max-w-prose text-muted">{t("app")}</p>
        </div>
      ) : error ? (
        <ErrorState title={t("failed")} onRetry={reload}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={4} />
      )}
    </Card>
  );
}
