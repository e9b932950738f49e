import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { TierEditor } from "./TierEditor";
import { TierLadder } from "./TierLadder";
import { tiersText } from "./text";

const TiersDocument = graphql(`
  query Tiers($programId: ID!) {
    program(id: $programId) {
      id
      currency
      eventTypes { id key name }
      plans { id name archivedAt }
      tiers { id enrollmentCount ...TierStep ...TierEdit }
    }
  }
`);
const route = getRouteApi("/console/$programId/tiers");

/** The ladder of the program, with how many partners stand on each step. */
export function TiersPage() {
  const t = useText(tiersText);
  const { language } = useLanguage();
  const href = useHref();
  const navigate = useNavigate();
  const { id: programId } = useProgram();
  const { edit } = route.useSearch();
  const canManage = useCan("PROGRAM_MANAGE");
  const [{ data, error }, reload] = useQuery({ query: TiersDocument, variables: { programId } });
  const program = data?.program;
  const tiers = program?.tiers ?? [];
  const edited = tiers.find((tier) => tier.id === edit);
  const to = (search: { edit?: string }) =>
    href({ to: "/console/$programId/tiers", params: { programId }, search });
  const placed = tiers.reduce((sum, tier) => sum + tier.enrollmentCount, 0);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={program && t("answer", { count: placed, tiers: tiers.length })}
        actions={
          canManage && (
            <ButtonLink look="primary" href={to({ edit: "new" })}>
              {t("newTier")}
            </ButtonLink>
          )
        }
      />
      {program ? (
        <TierLadder tiers={tiers} program={program} edit={canManage ? (id) => to({ edit: id }) : undefined} />
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
      {program && canManage && (edited || edit === "new") && (
        <TierEditor
          key={edit}
          tier={edited ?? null}
          program={program}
          onClose={() => void navigate({ href: to({}) })}
        />
      )}
    </Page>
  );
}
