import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { ApplySettings } from "./ApplySettings";
import { BasicSettings } from "./BasicSettings";
import { CommissionSettings } from "./CommissionSettings";
import { CreditSettings } from "./CreditSettings";
import { EventTypes } from "./EventTypes";
import { Groups } from "./Groups";
import { LinkSettings } from "./LinkSettings";
import { PartnerMoveSettings } from "./PartnerMoveSettings";
import { PayerSettings } from "./PayerSettings";
import { PayoutSettings } from "./PayoutSettings";
import { PipelineSettings } from "./PipelineSettings";
import { TierSettings } from "./TierSettings";
import { settingsText } from "./text";

const SettingsDocument = graphql(`
  query ProgramSettings($programId: ID!) {
    program(id: $programId) {
      id
      ...BasicSettings
      ...ApplySettings
      ...CreditSettings
      ...CommissionSettings
      ...PayoutSettings
      ...PayerSettings
      ...TierSettings
      ...LinkSettings
      ...EventTypes
      ...PipelineSettings
      ...PartnerMoveSettings
      ...Groups
    }
  }
`);

/** All settings of the program, in groups that are saved one by one. */
export function SettingsPage() {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: SettingsDocument, variables: { programId } });
  const program = data?.program;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      {program ? (
        <div className="flex max-w-3xl flex-col gap-6">
          <BasicSettings program={program} />
          <ApplySettings program={program} />
          <CommissionSettings program={program} />
          <PayoutSettings program={program} />
          <PayerSettings program={program} />
          <TierSettings program={program} />
          <CreditSettings program={program} />
          <EventTypes program={program} />
          <PipelineSettings program={program} />
          <PartnerMoveSettings program={program} />
          <Groups program={program} />
          <LinkSettings program={program} />
        </div>
      ) : (
        <Card>
          {error ? (
            <ErrorState title={t("failed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TextSkeleton lines={10} />
          )}
        </Card>
      )}
    </Page>
  );
}
