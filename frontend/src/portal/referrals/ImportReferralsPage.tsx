import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { ImportColumns } from "~/submission/import/ImportColumns";
import { ImportProspects } from "~/submission/import/ImportProspects";
import { importText } from "~/submission/import/text";
import { submissionText } from "~/submission/text";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { useCanSubmit } from "./submission/useCanSubmit";

const ImportReferralsDocument = graphql(`
  query ImportReferrals($programId: ID!) {
    program(id: $programId) { id ...SubmissionForm }
  }
`);

/** Submits many prospects from a table. */
export function ImportReferralsPage() {
  const t = useText(importText);
  const say = useText(submissionText);
  const { language } = useLanguage();
  const href = useHref();
  const canSubmit = useCanSubmit();
  const { program } = useEnrollment();
  const [{ data, error }, reload] = useQuery({
    query: ImportReferralsDocument,
    variables: { programId: program.id },
    pause: !canSubmit,
  });
  const list = href({ to: "/portal/referrals" });
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("intro")} back={{ label: t("back"), href: list }} />
      {!canSubmit ? (
        <Card>
          <EmptyState
            title={say("closed")}
            action={<ButtonLink href={list}>{say("toReferrals")}</ButtonLink>}
          >
            {say("closedNote")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <Card>
            <ImportProspects programId={program.id} listHref={list} />
          </Card>
          <Card title={t("columns")}>
            {data?.program ? (
              <ImportColumns program={data.program} />
            ) : error || data ? (
              <ErrorState title={say("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
                {error && requestSentence(error, language)}
              </ErrorState>
            ) : (
              <TextSkeleton lines={6} />
            )}
          </Card>
        </>
      )}
    </Page>
  );
}
