import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ConsoleLedgerEntryFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../program";
import { movementsOf } from "./movements";
import { ledgerText } from "./text";

const LedgerEntryDocument = graphql(`
  fragment ConsoleLedgerEntry on LedgerEntry {
    at
    event
    account
    counterAccount
    amount { amount currencyCode }
    balance { amount currencyCode }
    commission { id partner { id name } }
    payout { id number }
  }
`);

export interface EntryTableProps {
  entries: readonly { readonly key: string; readonly entry: FragmentType<typeof LedgerEntryDocument> }[];
}
interface Row extends ConsoleLedgerEntryFragment {
  readonly key: string;
  /** The other side, where both are listed. */
  readonly other?: ConsoleLedgerEntryFragment | undefined;
}

/** Entries as rows; each leads to the commission that moved, and to the payout it moved with. */
export function EntryTable({ entries }: EntryTableProps) {
  const t = useText(ledgerText);
  const href = useHref();
  const { id: programId } = useProgram();
  const sides = entries.map(({ key, entry }) => ({ key, ...readFragment(LedgerEntryDocument, entry) }));
  const rows = movementsOf(sides).map(({ entry, other }): Row => ({ ...entry, other }));
  const commissionHref = ({ commission }: Row) =>
    href({ to: "/console/$programId/commissions", params: { programId }, search: { show: commission?.id } });
  return (
    <Table
      caption={t("entries")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.key}
      rowHref={rows.every((row) => row.commission) ? commissionHref : undefined}
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useText(ledgerText);
  const href = useHref();
  const { id: programId } = useProgram();
  const payoutHref = (payoutId: string) =>
    href({ to: "/console/$programId/payouts/statements/$payoutId", params: { programId, payoutId } });
  const wayOf = ({ account, counterAccount: other, amount }: Row) =>
    signOf(amount) < 0 ? ([account, other] as const) : ([other, account] as const);
  const path = (row: Row) => {
    const [from, to] = wayOf(row);
    return t("pathOf", { from: t(from), to: t(to) });
  };
  // What takes a part back is a row of its own, which is "earned" with the signs turned round.
  const event = (row: Row) => t(row.event === "EARNED" && wayOf(row)[1] === "BRAND" ? "REVERSED" : row.event);
  return [
    { key: "event", header: t("event"), cell: event },
    { key: "path", header: t("path"), cell: path },
    { key: "partner", header: t("partner"), cell: (row) => row.commission?.partner.name ?? "–" },
    {
      key: "payout",
      header: t("payout"),
      cell: ({ payout }) =>
        payout ? (
          <a
            href={payoutHref(payout.id)}
            className="relative z-1 text-accent-text hover:underline sm:whitespace-nowrap"
          >
            {payout.number}
          </a>
        ) : (
          "–"
        ),
    },
    { key: "day", header: t("day"), cell: (row) => <DateTime value={row.at} /> },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <Money value={row.amount} tinted /> },
    {
      key: "balance",
      header: t("balance"),
      numeric: true,
      cell: (row) => (
        <>
          {[row, ...(row.other ? [row.other] : [])].map(({ account, balance }) => (
            <span key={account} className="block sm:whitespace-nowrap">
              <span className="text-muted">{t(account)}</span> <Money value={balance} />
            </span>
          ))}
        </>
      ),
    },
  ];
}
