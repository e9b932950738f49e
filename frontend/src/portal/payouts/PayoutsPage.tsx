import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalPayoutsQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { useEnrollment } from "../enrollment";
import { NextPayouts } from "../home/NextPayouts";
import { RowSummary } from "../RowSummary";
import { Documents, statementLanguage } from "./Documents";
import { PayoutBadge } from "./PayoutBadge";
import { PayoutMethods } from "./PayoutMethods";
import { payoutsText } from "./text";

const PortalPayoutsDocument = graphql(`
  query PortalPayouts(
    $id: ID!, $filter: PayoutFilter!, $language: StatementLanguage!
    $first: Int, $after: Cursor, $last: Int, $before: Cursor
  ) {
    enrollment(id: $id) {
      id
      ...NextPayouts
      balances { currencyCode }
      program { id currency }
      partner { id ...PayoutMethods }
    }
    payouts(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          id
          number
          status
          amount { amount currencyCode }
          createdAt
          paidAt
          accountNumberMasked
          ...Documents
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

type Row = PortalPayoutsQuery["payouts"]["edges"][number]["node"];

/** The next payout first, then every payout with its statement, then where the money goes. */
export function PayoutsPage() {
  const t = useText(payoutsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id } = useEnrollment();
  const page = usePage(25);
  const [{ data, error }, reload] = useQuery({
    query: PortalPayoutsDocument,
    variables: { id, filter: { enrollmentId: id }, language: statementLanguage(language), ...page.variables },
  });
  const enrollment = data?.enrollment;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        actions={<ButtonLink href={href({ to: "/portal/account" })}>{t("toAccount")}</ButtonLink>}
      />
      {enrollment && (
        <Card title={t("next")}>
          <NextPayouts enrollment={enrollment} />
        </Card>
      )}
      <Card flush>
        {error && !data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !data ? (
          <TableSkeleton />
        ) : (
          <PayoutList
            rows={data.payouts.edges.map((edge) => edge.node)}
            total={data.payouts.totalCount}
            links={page.links(data.payouts.pageInfo)}
          />
        )}
      </Card>
      {enrollment && (
        <PayoutMethods
          partner={enrollment.partner}
          currencies={[
            enrollment.program.currency,
            ...enrollment.balances.map((balance) => balance.currencyCode),
          ]}
        />
      )}
    </Page>
  );
}

interface PayoutListProps {
  rows: readonly Row[];
  total: number;
  links: { previous?: string; next?: string };
}

function PayoutList({ rows, total, links }: PayoutListProps) {
  const t = useText(payoutsText);
  const href = useHref();
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        action={<ButtonLink href={href({ to: "/portal/earnings" })}>{t("toEarnings")}</ButtonLink>}
      >
        {t("emptyNote")}
      </EmptyState>
    );
  }
  const columns: Column<Row>[] = [
    {
      key: "number",
      header: t("number"),
      cell: (row) => (
        <RowSummary
          title={row.number}
          figure={<Money value={row.amount} />}
          state={
            <>
              <PayoutBadge status={row.status} />
              <DateTime value={row.paidAt ?? row.createdAt} />
            </>
          }
        />
      ),
    },
    {
      key: "date",
      header: t("date"),
      wideOnly: true,
      cell: (row) => <DateTime value={row.paidAt ?? row.createdAt} />,
    },
    { key: "state", header: t("state"), wideOnly: true, cell: (row) => <PayoutBadge status={row.status} /> },
    {
      key: "account",
      header: t("account"),
      wideOnly: true,
      cell: (row) => <span className="figures">{row.accountNumberMasked}</span>,
    },
    { key: "documents", header: t("documents"), wideOnly: true, cell: (row) => <Documents payout={row} /> },
    {
      key: "amount",
      header: t("amount"),
      numeric: true,
      wideOnly: true,
      cell: (row) => <Money value={row.amount} />,
    },
  ];
  return (
    <>
      <Table
        caption={t("title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => href({ to: "/portal/payouts/$id", params: { id: row.id } })}
      />
      <Pagination links={links} total={total} />
    </>
  );
}
