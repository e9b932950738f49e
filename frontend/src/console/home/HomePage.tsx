import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { periodOf } from "~/lib/period";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { StatSkeleton, TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { Answer } from "./Answer";
import { ClickAlarm } from "./ClickAlarm";
import { Figures } from "./Figures";
import { FirstSteps } from "./FirstSteps";
import { PeriodPicker } from "./PeriodPicker";
import { PipelineFunnel } from "./PipelineFunnel";
import { periodNames } from "./periods";
import { RevenueChart } from "./RevenueChart";
import { Tasks } from "./Tasks";
import { TopPartners } from "./TopPartners";
import { homeText } from "./text";

const HomeDocument = graphql(`
  query ConsoleHome($programId: ID!, $period: PeriodInput!) {
    programReport(programId: $programId, period: $period) {
      ...HomeAnswer
      ...HomeFigures
      ...HomeFunnel
      ...HomeRevenue
      ...HomeTopPartners
    }
  }
`);
const route = getRouteApi("/console/$programId/");

/** The program at a glance: what partners brought, what it cost, and what waits for a person. */
export function HomePage() {
  const program = useProgram();
  const { period: name = periodNames[0] } = route.useSearch();
  const canReport = useCan("REPORT_READ");
  const period = useMemo(() => periodOf(name, new Date(), program.timeZone), [name, program.timeZone]);
  const [{ data, error }, reload] = useQuery({
    query: HomeDocument,
    variables: { programId: program.id, period },
    pause: !canReport,
  });
  const report = data?.programReport;
  return (
    <Page>
      <PageHeader
        title={program.name}
        answer={report && <Answer report={report} />}
        actions={canReport && <PeriodPicker name={name} period={period} />}
      />
      {canReport && <ClickAlarm />}
      <FirstSteps />
      {canReport && <Tasks />}
      {report && (
        <>
          <Figures report={report} period={period} />
          <div className="grid gap-6 lg:grid-cols-[2fr_1fr]">
            <RevenueChart report={report} period={period} />
            <PipelineFunnel report={report} period={period} />
          </div>
          <TopPartners report={report} />
        </>
      )}
      {canReport && !report && <Waiting error={error} onRetry={reload} />}
    </Page>
  );
}

interface WaitingProps {
  error: Parameters<typeof requestSentence>[0] | undefined;
  onRetry: () => void;
}

function Waiting({ error, onRetry }: WaitingProps) {
  const t = useText(homeText);
  const { language } = useLanguage();
  if (!error) {
    return (
      <>
        <StatSkeleton count={4} />
        <Card>
          <TextSkeleton lines={8} />
        </Card>
      </>
    );
  }
  return (
    <Card>
      <ErrorState title={t("failed")} onRetry={onRetry}>
        {requestSentence(error, language)}
      </ErrorState>
    </Card>
  );
}
