import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useAccent } from "~/lib/theme";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { ApplyForm } from "./ApplyForm";
import { accountText } from "./text";

const ProgramPageDocument = graphql(`
  query ProgramPage($organization: String!, $program: String!) {
    programPage(organizationSlug: $organization, slug: $program) {
      id
      name
      organizationName
      description
      terms
      accentColor
    }
  }
`);

const route = getRouteApi("/account/apply/$organization/$program");

/** The public page of a program: what it is, and the application. */
export function ApplyPage() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const variables = route.useParams();
  const [{ data, error }, reload] = useQuery({ query: ProgramPageDocument, variables });
  const program = data?.programPage;
  useAccent(program?.accentColor);
  if (error && !data) {
    return (
      <ErrorState isPage title={t("unreachable")} onRetry={reload}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!data) return <TextSkeleton lines={8} />;
  if (!program)
    return (
      <EmptyState isPage title={t("noProgram")}>
        {t("noProgramNote")}
      </EmptyState>
    );
  return (
    <Page>
      <PageHeader
        title={t("applyTo", { program: program.name })}
        answer={t("programOf", { organization: program.organizationName })}
      />
      {program.description && <p className="whitespace-pre-line">{program.description}</p>}
      <ApplyForm programId={program.id} terms={program.terms ?? null} />
    </Page>
  );
}
