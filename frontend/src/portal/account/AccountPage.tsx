import { getRouteApi } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf } from "~/lib/money";
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
import { AccountEntries } from "./AccountEntries";
import { AccountFilters } from "./AccountFilters";
import { accountText } from "./text";

const PortalAccountDocument = graphql(`
  query PortalAccount(
    $id: ID!, $filter: LedgerEntryFilter!
    $first: Int, $after: Cursor, $last: Int, $before: Cursor
  ) {
    enrollment(id: $id) {
      id
      balances {
        currencyCode
        held { amount currencyCode }
        payable { amount currencyCode }
      }
    }
    ledgerEntries(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { ...AccountEntry } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

const route = getRouteApi("/portal/account");

/** What came into a partner's account and went out of it, with the balance after each entry. */
export function AccountPage() {
  const t = useText(accountText);
  const { language } = useLanguage();
  const href = useHref();
  const { id, program } = useEnrollment();
  const search = route.useSearch();
  const page = usePage(25);
  const period = useMemo(
    () => (search.period ? periodOf(search.period, new Date(), program.timeZone) : null),
    [search.period, program.timeZone],
  );
  const account = search.account ?? "PAYABLE";
  const currency = search.currency ?? program.currency;
  const filter = { enrollmentId: id, account, currencyCode: currency, ...(period ? { period } : {}) };
  const [{ data, error }, reload] = useQuery({
    query: PortalAccountDocument,
    variables: { id, filter, ...page.variables },
  });
  const balances = data?.enrollment?.balances ?? [];
  const own = balances.find((one) => one.currencyCode === currency);
  const balance = account === "PAYABLE" ? own?.payable : own?.held;
  return (
    <Page>
      <PageHeader
        back={{ label: t("back"), href: href({ to: "/portal/payouts" }) }}
        title={t("title")}
        actions={
          <ButtonLink
            href={`/files/ledger/${id}.csv?currency=${currency}`}
            download
            icon={<Download aria-hidden="true" className="size-4" />}
          >
            {t("csv", { currency })}
          </ButtonLink>
        }
        answer={
          <>
            {balance && (
              <span className="block text-2xl font-semibold wrap-anywhere text-ink">
                {t("balance", { balance: formatMoney(balance, language) })}
              </span>
            )}
            <span className="block text-sm">
              {t(account === "PAYABLE" && own && signOf(own.payable) < 0 ? "noteOwed" : `note${account}`)}
            </span>
            {period && (
              <span className="block text-sm">
                <PeriodDays value={period} />
              </span>
            )}
          </>
        }
      />
      <AccountFilters
        account={account}
        currency={currency}
        currencies={[program.currency, ...balances.map((one) => one.currencyCode)]}
      />
      <Card flush>
        {error && !data ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : data ? (
          <AccountEntries
            edges={data.ledgerEntries.edges}
            links={page.links(data.ledgerEntries.pageInfo)}
            total={data.ledgerEntries.totalCount}
          />
        ) : (
          <TableSkeleton />
        )}
      </Card>
    </Page>
  );
}
