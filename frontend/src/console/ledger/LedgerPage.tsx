import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TableSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { BalancesCard } from "./BalancesCard";
import { Entries } from "./Entries";
import { ledgerText } from "./text";

const LedgerDocument = graphql(`
  query Ledger($programId: ID!) {
    ledgerBalances(programId: $programId) {
      kind
      balance { amount currencyCode }
    }
  }
`);

/** What is promised, held, payable, under way and paid, by currency, each summing to zero; then every entry behind it. */
export function LedgerPage() {
  const t = useText(ledgerText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: LedgerDocument, variables: { programId } });
  const balances = data?.ledgerBalances;
  const currencies = [...new Set(balances?.map((row) => row.balance.currencyCode))];
  return (
    <Page>
      <PageHeader title={t("title")} answer={t("answer")} />
      {!balances && (
        <Card flush>
          {error ? (
            <ErrorState title={t("failed")} onRetry={reload}>
              {requestSentence(error, language)}
            </ErrorState>
          ) : (
            <TableSkeleton rows={5} />
          )}
        </Card>
      )}
      {balances?.length === 0 && <None />}
      {balances && balances.length > 0 && <BalancesCard balances={balances} />}
      {balances && balances.length > 0 && <Entries currencies={currencies} />}
    </Page>
  );
}

function None() {
  const t = useText(ledgerText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const to = href({ to: "/console/$programId/conversions", params });
  return (
    <Card>
      <EmptyState title={t("none")} action={<ButtonLink href={to}>{t("toConversions")}</ButtonLink>}>
        {t("noneNote")}
      </EmptyState>
    </Card>
  );
}
