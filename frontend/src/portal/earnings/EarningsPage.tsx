import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { periodOf } from "~/lib/period";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { PeriodDays } from "~/ui/DateTime";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TableSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { EarningsFilters } from "./EarningsFilters";
import { EarningsTable } from "./EarningsTable";
import { statusesOf } from "./search";
import { earningsText } from "./text";
import { totalsOf } from "./totals";

const EarningsDocument = graphql(`
  query Earnings(
    $filter: CommissionFilter!, $all: CommissionFilter!
    $first: Int, $after: Cursor, $last: Int, $before: Cursor
  ) {
    commissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...EarningsRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
    commissionTotals(filter: $all) { status count amount { amount currencyCode } }
  }
`);

const route = getRouteApi("/portal/earnings");

/** Every commission with its state; the sum on top is that of the rows below. */
export function EarningsPage() {
  const t = useText(earningsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: enrollmentId, program } = useEnrollment();
  const search = route.useSearch();
  const page = usePage(25);
  const period = useMemo(
    () => (search.period ? periodOf(search.period, new Date(), program.timeZone) : null),
    [search.period, program.timeZone],
  );
  const statuses = statusesOf(search);
  const all = {
    enrollmentId,
    ...(period ? { occurred: period } : {}),
    ...(search.currency ? { currencyCode: search.currency } : {}),
    ...(search.referral ? { referralId: search.referral } : {}),
  };
  const [{ data, error }, reload] = useQuery({
    query: EarningsDocument,
    variables: { filter: statuses ? { ...all, status: statuses } : all, all, ...page.variables },
  });
  const totals = data?.commissionTotals ?? [];
  const { count, sums } = totalsOf(totals, statuses);
  const sum = sums.map((one) => formatMoney(one, language)).join(" · ");
  const isFiltered = Boolean(statuses || period || search.currency || search.referral);
  // Who has earned nothing yet has nothing to choose from.
  const isNew = data !== undefined && count === 0 && !isFiltered;
  const nothing = isFiltered ? t("noRows") : null;
  const answer = data && (count === 0 ? nothing : t("sumOf", { sum, count }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ButtonLink href={href({ to: "/portal/terms" })}>{t("toTerms")}</ButtonLink>
            <ButtonLink look="quiet" href={href({ to: "/portal/claims" })}>
              {t("toClaims")}
            </ButtonLink>
          </>
        }
        answer={
          <>
            {answer}
            {period && (
              <span className="block text-sm">
                <PeriodDays value={period} />
              </span>
            )}
          </>
        }
      />
      {!isNew && <EarningsFilters totals={totals} />}
      <Card flush>
        {error && !data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : data ? (
          <EarningsTable
            rows={data.commissions.edges.map((edge) => edge.node)}
            links={page.links(data.commissions.pageInfo)}
            total={data.commissions.totalCount}
          />
        ) : (
          <TableSkeleton />
        )}
      </Card>
    </Page>
  );
}
