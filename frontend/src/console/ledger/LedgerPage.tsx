import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { LedgerQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatMoney, sumMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { Entries } from "./Entries";
import { ledgerText } from "./text";

const LedgerDocument = graphql(`
  query Ledger($programId: ID!) {
    ledgerBalances(programId: $programId) {
      kind
      accountCount
      balance { amount currencyCode }
    }
  }
`);
type Balance = LedgerQuery["ledgerBalances"][number];

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
      {currencies.map((currency) => (
        <CurrencyCard
          key={currency}
          currency={currency}
          rows={balances?.filter((row) => row.balance.currencyCode === currency) ?? []}
        />
      ))}
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

interface CurrencyCardProps {
  currency: string;
  rows: readonly Balance[];
}

function CurrencyCard({ currency, rows }: CurrencyCardProps) {
  const t = useText(ledgerText);
  const { language } = useLanguage();
  const href = useHref();
  const params = { programId: useProgram().id };
  const entriesOf = (row: Balance) =>
    href({ to: "/console/$programId/ledger", params, search: { account: row.kind, currency } });
  const columns: Column<Balance>[] = [
    { key: "kind", header: t("kind"), cell: (row) => t(row.kind) },
    {
      key: "what",
      header: t("what"),
      wideOnly: true,
      cell: (row) => <span className="text-muted">{t(`${row.kind}what`)}</span>,
    },
    {
      key: "count",
      header: t("count"),
      numeric: true,
      cell: (row) => formatCount(row.accountCount, language),
    },
    { key: "balance", header: t("balance"), numeric: true, cell: (row) => <Money value={row.balance} /> },
  ];
  const zero = formatMoney(sumMoney(rows.map((row) => row.balance)), language);
  return (
    <Card flush title={t("currency", { currency })}>
      <Table
        caption={t("currency", { currency })}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.kind}
        rowHref={entriesOf}
      />
      <p className="figures border-t border-line px-4 py-3 text-right font-medium">
        {t("zero", { amount: zero })}
      </p>
    </Card>
  );
}
