import { getRouteApi } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { AccountEntryFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import type { PageLinks } from "~/lib/pagination";
import { ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { Money } from "~/ui/Money";
import { Pagination } from "~/ui/Pagination";
import { type Column, Table } from "~/ui/Table";
import { commissionName } from "../earnings/naming";
import { earningsText } from "../earnings/text";
import { RowSummary } from "../RowSummary";
import { accountText } from "./text";

const AccountEntryDocument = graphql(`
  fragment AccountEntry on LedgerEntry {
    at
    event
    amount { amount currencyCode }
    balance { amount currencyCode }
    commission { id kind incentiveName customerLabel note }
    payout { id number }
  }
`);

export interface AccountEntriesProps {
  edges: readonly { readonly cursor: string; readonly node: FragmentType<typeof AccountEntryDocument> }[];
  links: PageLinks;
  total: number;
}

interface Row extends AccountEntryFragment {
  readonly cursor: string;
}

const route = getRouteApi("/portal/account");

/** A page of entries, newest first, each with the balance after it; a row leads to its commission. */
export function AccountEntries({ edges, links, total }: AccountEntriesProps) {
  const t = useText(accountText);
  const name = useText(earningsText);
  const href = useHref();
  const { account, period } = route.useSearch();
  const rows = edges.map(
    ({ cursor, node }): Row => ({ cursor, ...readFragment(AccountEntryDocument, node) }),
  );
  if (rows.length === 0) {
    return period ? (
      <EmptyState
        title={t("noMatch")}
        action={
          <ButtonLink href={href({ to: "/portal/account", search: { account } })}>{t("clear")}</ButtonLink>
        }
      >
        {t("noMatchNote")}
      </EmptyState>
    ) : (
      <EmptyState
        title={t("empty")}
        action={<ButtonLink href={href({ to: "/portal/earnings" })}>{t("toEarnings")}</ButtonLink>}
      >
        {t("emptyNote")}
      </EmptyState>
    );
  }
  // What a reversal takes comes into its account with a minus, and there it is neither earned nor payable. What leaves
  // the hold has a minus, too, and became payable.
  const event = (row: Row) => {
    const isNegative = signOf(row.amount) < 0;
    if (row.event === "EARNED" && isNegative)
      return account === "PENDING" ? "eventREVERSED" : "eventToDeduct";
    return row.event === "APPROVED" && isNegative && account !== "PENDING"
      ? "eventToDeduct"
      : (`event${row.event}` as const);
  };
  const what = ({ commission, payout }: Row) => [
    commission && commissionName(commission, name),
    commission?.note ?? commission?.customerLabel,
    payout && t("withPayout", { number: payout.number }),
  ];
  const columns: Column<Row>[] = [
    {
      key: "entry",
      header: t("entry"),
      cell: (row) => (
        <RowSummary
          title={t(event(row))}
          note={what(row).filter(Boolean).join(", ")}
          figure={<Money value={row.amount} tinted />}
          state={
            <>
              <DateTime value={row.at} time />
              <span>
                {t("balanceAfter")} <Money value={row.balance} />
              </span>
            </>
          }
        />
      ),
    },
    { key: "date", header: t("date"), wideOnly: true, cell: (row) => <DateTime value={row.at} time /> },
    {
      key: "amount",
      header: t("amount"),
      wideOnly: true,
      numeric: true,
      cell: (row) => <Money value={row.amount} tinted />,
    },
    {
      key: "balance",
      header: t("balanceAfter"),
      wideOnly: true,
      numeric: true,
      cell: (row) => <Money value={row.balance} />,
    },
  ];
  return (
    <>
      <Table
        caption={t("title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.cursor}
        rowHref={(row) =>
          row.commission
            ? href({ to: "/portal/earnings/$id", params: { id: row.commission.id } })
            : href({ to: "/portal/earnings" })
        }
      />
      <Pagination links={links} total={total} />
    </>
  );
}
