import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { LandingPageInput } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { cx } from "~/ui/cx";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { useSettled } from "../pick/useSettled";
import { useProgram } from "../program";
import { landingText } from "./text";

const LandingPreviewDocument = graphql(`
  query LandingPreview($programId: ID!, $input: LandingPageInput!) {
    landingPagePreview(programId: $programId, input: $input) {
      html
      thanksHtml
      userErrors { message }
    }
  }
`);
const views = ["phone", "desktop", "after"] as const;

/** The page as visitors will see it, at the width of a phone or of a desktop, shut away in a frame that runs nothing. */
export function LandingPreview({ input }: { input: LandingPageInput }) {
  const t = useText(landingText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [view, setView] = useState<(typeof views)[number]>("phone");
  // Compared as text: what is typed makes a new object with each key.
  const settled = useSettled(JSON.stringify(input), 400);
  const [{ data, error }, reload] = useQuery({
    query: LandingPreviewDocument,
    variables: { programId, input: JSON.parse(settled) as LandingPageInput },
  });
  const drawn = data?.landingPagePreview;
  const html = view === "after" ? drawn?.thanksHtml : drawn?.html;
  return (
    <Card
      title={t("preview")}
      action={
        <fieldset aria-label={t("preview")} className="flex flex-wrap gap-1">
          {views.map((one) => (
            <Button
              key={one}
              look={one === view ? "secondary" : "quiet"}
              aria-pressed={one === view}
              className={one === view ? "border-accent-text! font-semibold" : ""}
              onClick={() => setView(one)}
            >
              {t(one)}
            </Button>
          ))}
        </fieldset>
      }
    >
      <p className="mb-3 text-sm text-muted">{t("previewNote")}</p>
      {error && !drawn ? (
        <ErrorState title={t("previewFailed")} onRetry={reload}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : html ? (
        <div className="overflow-x-auto">
          <iframe
            title={t("previewOf", { what: t(view) })}
            sandbox=""
            srcDoc={html}
            className={cx(
              "h-160 rounded-md border border-line",
              view === "desktop" ? "w-full min-w-200" : "mx-auto w-full max-w-90",
            )}
          />
        </div>
      ) : drawn ? (
        <p>{t("previewWrong")}</p>
      ) : (
        <TextSkeleton lines={12} />
      )}
    </Card>
  );
}
