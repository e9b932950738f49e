import { Navigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { StatSkeleton } from "~/ui/Skeleton";
import { ConsoleProgramsDocument, lastProgram, programsOf } from "./program";
import { consoleText } from "./text";

/** `/console`: on to the program looked at last in this browser, else the newest; without any, to a new one. */
export function StartPage() {
  const t = useText(consoleText);
  const { language } = useLanguage();
  const href = useHref();
  const canManage = useCan("PROGRAM_MANAGE");
  const [{ data, error }, reload] = useQuery({
    query: ConsoleProgramsDocument,
    requestPolicy: "cache-first",
  });
  if (error && !data) {
    return (
      <ErrorState isPage title={t("failed")} onRetry={reload}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!data) return <StatSkeleton count={4} />;
  const programs = programsOf(data);
  const program = programs.find((one) => one.id === lastProgram()) ?? programs[0];
  if (program) return <Navigate to="/console/$programId" params={{ programId: program.id }} replace />;
  const action = canManage && (
    <ButtonLink look="primary" href={href({ to: "/console/new-program" })}>
      {t("newProgram")}
    </ButtonLink>
  );
  return (
    <EmptyState isPage title={t("none")} action={action}>
      {t("noneNote")}
    </EmptyState>
  );
}
