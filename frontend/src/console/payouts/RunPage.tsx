import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PayoutRunQuery } from "~/gql/graphql";
import { formatDay, formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { type PageVariables, usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { useZone } from "~/lib/zone";
import { StatusBadge } from "~/ui/Badge";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { CancelRun } from "./CancelRun";
import { ExclusionGroups } from "./ExclusionGroups";
import { PayoutTable } from "./PayoutTable";
import { RunChecklist } from "./RunChecklist";
import { runStandings } from "./statuses";
import { payoutText } from "./text";

const RunDocument = graphql(`
  query PayoutRun($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    payoutRun(id: $id) {
      id
      status
      cutOffAt
      createdAt
      payoutCount
      totals { amount currencyCode }
      exclusions { ...ExclusionRow }
      payouts(first: $first, after: $after, last: $last, before: $before) {
        edges { node { id ...PayoutRow } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount
      }
      ...RunChecklist
      ...CancelRun
    }
  }
`);
type Run = NonNullable<PayoutRunQuery["payoutRun"]>;
const route = getRouteApi("/console/$programId/payouts/$runId");
/** As many as can be settled at once, so that "all on this page" is one deed. */
const pageSize = 100;

/** One payout run as a checklist, with who is in it and who is not. */
export function RunPage() {
  const { runId } = route.useParams();
  const page = usePage(pageSize);
  return <Loaded key={runId} id={runId} page={page.variables} />;
}

function Loaded({ id, page }: { id: string; page: PageVariables }) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: RunDocument, variables: { id, ...page } });
  const back = {
    label: t("title"),
    href: href({ to: "/console/$programId/payouts", params: { programId } }),
  };
  if (data?.payoutRun) return <Detail run={data.payoutRun} back={back} />;
  return (
    <Page>
      <PageHeader title={t("run")} back={back} />
      <Card>
        {data ? (
          <EmptyState title={t("gone")} action={<ButtonLink href={back.href}>{back.label}</ButtonLink>}>
            {t("goneNote")}
          </EmptyState>
        ) : error ? (
          <ErrorState title={t("runFailed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={9} />
        )}
      </Card>
    </Page>
  );
}

interface DetailProps {
  run: Run;
  back: { label: string; href: string };
}

function Detail({ run, back }: DetailProps) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const zone = useZone();
  const { links } = usePage(pageSize);
  const amounts = run.totals.map((total) => formatMoney(total, language)).join(" + ");
  const answer = (
    <span className="flex flex-wrap items-center gap-2">
      <StatusBadge standing={runStandings[run.status]}>{t(run.status)}</StatusBadge>
      <span className="figures">
        {[amounts, `${t("cutOff")} ${formatInstant(run.cutOffAt, language, zone)}`]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </span>
  );
  return (
    <Page>
      <PageHeader
        back={back}
        title={t("runOf", { day: formatDay(run.createdAt, language, zone) })}
        answer={answer}
        actions={<CancelRun run={run} />}
      />
      <Card>
        <RunChecklist run={run} />
      </Card>
      <Card flush title={t("inRunCount", { count: run.payoutCount })}>
        {run.payouts.totalCount === 0 ? (
          <p className="px-4 py-3 text-muted">{t("noPayouts")}</p>
        ) : (
          <>
            <PayoutTable
              payouts={run.payouts.edges.map((edge) => edge.node)}
              canSettle={run.status === "PROCESSING"}
            />
            <Pagination links={links(run.payouts.pageInfo)} total={run.payouts.totalCount} />
          </>
        )}
      </Card>
      <Card flush title={t("outCount", { count: run.exclusions.length })}>
        <ExclusionGroups exclusions={run.exclusions} />
      </Card>
    </Page>
  );
}
