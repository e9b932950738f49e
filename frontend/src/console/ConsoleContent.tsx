import { Outlet } from "@tanstack/react-router";
import type { CombinedError } from "urql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { StatSkeleton } from "~/ui/Skeleton";
import { type ConsoleProgram, ProgramProvider } from "./program";
import { consoleText } from "./text";

export interface ConsoleContentProps {
  /** The program that the address names; undefined on pages that need none. */
  programId: string | undefined;
  program: ConsoleProgram | undefined;
  loaded: boolean;
  error: CombinedError | undefined;
  reload: () => void;
}

/** The page inside the frame, once the program it speaks of is known. */
export function ConsoleContent({ programId, program, loaded, error, reload }: ConsoleContentProps) {
  const t = useText(consoleText);
  const { language } = useLanguage();
  const href = useHref();
  if (programId === undefined) return <Outlet />;
  if (program) {
    return (
      <ProgramProvider key={program.id} program={program}>
        <Outlet />
      </ProgramProvider>
    );
  }
  if (error) {
    return (
      <ErrorState isPage title={t("failed")} onRetry={reload}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!loaded) return <StatSkeleton count={4} />;
  return (
    <EmptyState
      isPage
      title={t("unknown")}
      action={<ButtonLink href={href({ to: "/console" })}>{t("toPrograms")}</ButtonLink>}
    >
      {t("unknownNote")}
    </EmptyState>
  );
}
