import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PayoutRunPreviewQuery } from "~/gql/graphql";
import { formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { StatSkeleton, TableSkeleton } from "~/ui/Skeleton";
import { Stat, StatRow } from "~/ui/Stat";
import { useProgram } from "../program";
import { CreateRun } from "./CreateRun";
import { CutOffForm } from "./CutOffForm";
import { ExclusionGroups } from "./ExclusionGroups";
import { PlannedTable } from "./PlannedTable";
import { payoutText } from "./text";

const PreviewDocument = graphql(`
  query PayoutRunPreview($programId: ID!, $cutOffAt: DateTime) {
    payoutRunPreview(programId: $programId, cutOffAt: $cutOffAt) {
      cutOffAt
      totals { amount currencyCode }
      payouts { ...PlannedRow }
      exclusions { ...ExclusionRow }
    }
  }
`);
type Preview = PayoutRunPreviewQuery["payoutRunPreview"];
const route = getRouteApi("/console/$programId/payouts/new");

/** What a run would pay and whom it would leave out, before anything is written. */
export function NewRunPage() {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { until } = route.useSearch();
  const canManage = useCan("PAYOUT_MANAGE");
  const [{ data, error, stale, fetching }, reload] = useQuery({
    query: PreviewDocument,
    variables: { programId, cutOffAt: until },
    requestPolicy: "network-only",
  });
  const preview = error ? undefined : data?.payoutRunPreview;
  const back = {
    label: t("title"),
    href: href({ to: "/console/$programId/payouts", params: { programId } }),
  };
  const count = preview?.payouts.length ?? 0;
  const create = preview && canManage && count > 0 && !stale && !fetching && (
    <CreateRun cutOffAt={preview.cutOffAt} totals={preview.totals} count={count} />
  );
  return (
    <Page>
      <PageHeader back={back} title={t("previewTitle")} answer={t("previewAnswer")} actions={create} />
      <CutOffForm until={until} />
      {preview ? (
        <PreviewParts preview={preview} />
      ) : error ? (
        <Card>
          <ErrorState title={t("previewFailed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        </Card>
      ) : (
        <>
          <StatSkeleton count={2} />
          <Card flush>
            <TableSkeleton />
          </Card>
        </>
      )}
    </Page>
  );
}

function PreviewParts({ preview }: { preview: Preview }) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const zone = useZone();
  const cutOff = `${t("cutOff")}: ${formatInstant(preview.cutOffAt, language, zone)}`;
  return (
    <>
      {preview.totals.length > 0 && (
        <StatRow>
          {preview.totals.map((total) => (
            <Stat
              key={total.currencyCode}
              label={`${t("wouldPay")}, ${total.currencyCode}`}
              value={<Money value={total} />}
              period={cutOff}
              size="lead"
            />
          ))}
        </StatRow>
      )}
      <Card flush title={t("inRunCount", { count: preview.payouts.length })}>
        <PlannedTable payouts={preview.payouts} />
      </Card>
      <Card flush title={t("outCount", { count: preview.exclusions.length })}>
        <ExclusionGroups exclusions={preview.exclusions} />
      </Card>
    </>
  );
}
