import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalReceivedQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { usePage } from "~/lib/pagination";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { Pagination } from "~/ui/Pagination";
import { TableSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { ReceivedItem } from "./ReceivedItem";
import { receivedText } from "./text";

const PortalReceivedDocument = graphql(`
  query PortalReceived($enrollmentId: ID!, $filter: ReciprocalFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    enrollment(id: $enrollmentId) {
      id
      reciprocity {
        given { wonCount wonValue { amount currencyCode } }
        received { sentCount wonCount wonValue { amount currencyCode } }
      }
    }
    reciprocalReferrals(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { node { id ...ReceivedItem } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
type Balance = NonNullable<PortalReceivedQuery["enrollment"]>["reciprocity"];

/** Prospects that the program passed on, each with its answer, and what was given and received in words. */
export function ReceivedPage() {
  const t = useText(receivedText);
  const { language } = useLanguage();
  const { id: enrollmentId } = useEnrollment();
  const mayAnswer = useCan("OWN_REFERRAL_OPEN");
  const page = usePage(20);
  const [{ data, error }, reload] = useQuery({
    query: PortalReceivedDocument,
    variables: { enrollmentId, filter: { enrollmentId }, ...page.variables },
  });
  const list = data?.reciprocalReferrals;
  const balance = data?.enrollment?.reciprocity;
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      {balance && (balance.received.sentCount > 0 || balance.given.wonCount > 0) && (
        <BalanceWords balance={balance} />
      )}
      <Card flush>
        {error && !list ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !list ? (
          <TableSkeleton />
        ) : list.edges.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNote")}</EmptyState>
        ) : (
          <>
            <ul aria-label={t("title")}>
              {list.edges.map(({ node }) => (
                <ReceivedItem key={node.id} prospect={node} mayAnswer={mayAnswer} />
              ))}
            </ul>
            <Pagination links={page.links(list.pageInfo)} total={list.totalCount} />
          </>
        )}
      </Card>
    </Page>
  );
}

function BalanceWords({ balance: { given, received } }: { balance: Balance }) {
  const t = useText(receivedText);
  const { language } = useLanguage();
  return (
    <Card title={t("balanceTitle")}>
      <p>
        {t("gave", { count: given.wonCount, amount: formatMoney(given.wonValue, language) })}{" "}
        {t("received", { count: received.wonCount, amount: formatMoney(received.wonValue, language) })}{" "}
        {t("sentCount", { count: received.sentCount })}
      </p>
    </Card>
  );
}
