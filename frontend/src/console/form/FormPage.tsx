import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { FormBuilder } from "./FormBuilder";
import { IntroductionSettings } from "./IntroductionSettings";
import { formText } from "./text";

const SubmissionFormPageDocument = graphql(`
  query SubmissionFormPage($programId: ID!, $language: String!) {
    program(id: $programId) {
      id
      ...FormBuilder
      ...SubmissionForm
      introductionTemplate(language: $language) { subject text isDefault }
    }
  }
`);

/** The form in which partners submit referrals, and the mail with which they introduce them. */
export function FormPage() {
  const t = useText(formText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({
    query: SubmissionFormPageDocument,
    variables: { programId, language },
  });
  const program = data?.program;
  const back = {
    label: t("settings"),
    href: href({ to: "/console/$programId/settings", params: { programId } }),
  };
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} back={back} />
      {program ? (
        <FormBuilder program={program} preview={program}>
          <IntroductionSettings
            key={`${language} ${program.introductionTemplate.isDefault}`}
            template={program.introductionTemplate}
          />
        </FormBuilder>
      ) : (
        <Card>
          {error ? (
            <ErrorState title={t("failed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TextSkeleton lines={8} />
          )}
        </Card>
      )}
    </Page>
  );
}
