import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { ImportColumns } from "~/submission/import/ImportColumns";
import { ImportProspects } from "~/submission/import/ImportProspects";
import { importText } from "~/submission/import/text";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import type { Choice } from "../pick/Combobox";
import { EnrollmentPicker } from "../pick/EnrollmentPicker";
import { useProgram } from "../program";
import { referralText } from "../referrals/text";
import { formText } from "./text";

const ConsoleImportReferralsDocument = graphql(`
  query ConsoleImportReferrals($programId: ID!) {
    program(id: $programId) { id ...SubmissionForm }
  }
`);

/** Submits many prospects from a table, for a partner. */
export function ImportReferralsPage() {
  const t = useText(importText);
  const say = useText(formText);
  const referrals = useText(referralText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const [partner, setPartner] = useState<Choice | null>(null);
  const [{ data, error }, reload] = useQuery({
    query: ConsoleImportReferralsDocument,
    variables: { programId },
  });
  const list = href({ to: "/console/$programId/referrals", params: { programId } });
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("intro")} back={{ label: referrals("title"), href: list }} />
      <Card>
        <div className="flex flex-col gap-4">
          <div className="max-w-xl">
            <EnrollmentPicker
              label={t("partner")}
              hint={t("partnerHint")}
              required
              value={partner}
              onChange={setPartner}
            />
          </div>
          <ImportProspects
            key={partner?.id}
            programId={programId}
            enrollmentId={partner?.id ?? null}
            listHref={list}
          />
        </div>
      </Card>
      <Card title={t("columns")}>
        {data?.program ? (
          <ImportColumns program={data.program} />
        ) : error ? (
          <ErrorState title={say("failed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={6} />
        )}
      </Card>
    </Page>
  );
}
