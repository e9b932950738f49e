import { useText } from "~/lib/i18n/language";
import { type Money as Amount, sumMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { ledgerAccounts } from "./accounts";
import { ledgerText } from "./text";

/** The balance of all accounts of a kind and currency. */
export interface Balance {
  readonly kind: (typeof ledgerAccounts)[number];
  readonly balance: Amount;
}
interface Row {
  readonly currency: string;
  readonly balances: readonly Balance[];
}

/** One row per currency: what lies in each kind of account, which leads to its entries, and that all sum to zero. */
export function BalancesCard({ balances }: { balances: readonly Balance[] }) {
  const t = useText(ledgerText);
  const href = useHref();
  const params = { programId: useProgram().id };
  const entries = (search: { account?: Balance["kind"]; currency: string }) =>
    href({ to: "/console/$programId/ledger", params, search });
  const currencies = [...new Set(balances.map((one) => one.balance.currencyCode))];
  const rows = currencies.map(
    (currency): Row => ({
      currency,
      balances: balances.filter((one) => one.balance.currencyCode === currency),
    }),
  );
  const cell = (kind: Balance["kind"]) => (row: Row) => {
    const own = row.balances.find((one) => one.kind === kind);
    if (!own) return "–";
    return (
      <a
        href={entries({ account: kind, currency: row.currency })}
        className="relative z-1 text-accent-text hover:underline"
      >
        <Money value={own.balance} />
      </a>
    );
  };
  const columns: Column<Row>[] = [
    { key: "currency", header: t("currencyLabel"), cell: (row) => row.currency },
    ...ledgerAccounts.map((kind) => ({ key: kind, header: t(kind), numeric: true, cell: cell(kind) })),
    {
      key: "sum",
      header: t("sum"),
      numeric: true,
      cell: (row) => <Money value={sumMoney(row.balances.map((one) => one.balance))} />,
    },
  ];
  return (
    <Card flush title={t("balances")}>
      <Table
        caption={t("balances")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.currency}
        rowHref={(row) => entries({ currency: row.currency })}
      />
      <details className="border-t border-line px-4 py-3">
        <summary className="cursor-pointer text-sm">{t("what")}</summary>
        <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
          {ledgerAccounts.map((kind) => (
            <div key={kind} className="contents">
              <dt className="font-medium">{t(kind)}</dt>
              <dd className="text-muted">{t(`${kind}what`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}
