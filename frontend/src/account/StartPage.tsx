import { Navigate } from "@tanstack/react-router";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useViewerQuery } from "~/lib/viewer";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { homeOf } from "./home";
import { accountText } from "./text";

/** The address without a path: sends everybody where they belong. */
export function StartPage() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const { viewer, error, reload } = useViewerQuery();
  if (viewer) return <Navigate to={homeOf(viewer)} replace />;
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      {error ? (
        <ErrorState title={t("unreachable")} onRetry={reload}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton />
      )}
    </main>
  );
}
