import { useState } from "react";
import { useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerPayoutsQuery } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { useEnrollmentRows } from "./rows";
import { ShortList } from "./ShortList";
import { PayoutBadge } from "./standings";
import { partnersText } from "./text";

const PartnerPayoutsDocument = graphql(`
  query PartnerPayouts($enrollmentId: ID!, $first: Int!) {
    payouts(filter: { enrollmentId: $enrollmentId }, first: $first) {
      edges { node { id number status createdAt paidAt amount { amount currencyCode } } }
      totalCount
    }
  }
`);
const MethodsFragment = graphql(`
  fragment PartnerMethods on Partner {
    payoutMethods { id kind currency accountHolder accountNumberMasked bankCode }
  }
`);
type Row = PartnerPayoutsQuery["payouts"]["edges"][number]["node"];

interface PartnerPayoutsProps {
  enrollmentId: string;
  partner: FragmentType<typeof MethodsFragment>;
}

/** How the partner is paid, and the newest payouts. */
export function PartnerPayouts({ enrollmentId, partner }: PartnerPayoutsProps) {
  const t = useText(partnersText);
  // Payouts of one partner are few: the first ones, then up to a page of a hundred.
  const [first, setFirst] = useState(6);
  const [{ data, error }, reload] = useQuery({
    query: PartnerPayoutsDocument,
    variables: { enrollmentId, first },
  });
  const rows = useEnrollmentRows(enrollmentId);
  const columns: Column<Row>[] = [
    { key: "number", header: t("payoutNumber"), cell: (row) => row.number },
    { key: "day", header: t("madeOrPaid"), cell: (row) => <DateTime value={row.paidAt ?? row.createdAt} /> },
    { key: "status", header: t("statusLabel"), cell: (row) => <PayoutBadge status={row.status} /> },
    { key: "amount", header: t("amount"), cell: (row) => <Money value={row.amount} />, numeric: true },
  ];
  const { payoutMethods } = readFragment(MethodsFragment, partner);
  const methods = (
    <ul className="border-b border-line px-4 py-3">
      {payoutMethods.length === 0 && <li className="text-muted">{t("noMethod")}</li>}
      {payoutMethods.map((method) => (
        <li key={method.id}>
          {t("method", { currency: method.currency, holder: method.accountHolder })}{" "}
          <span className="font-mono whitespace-nowrap">{method.accountNumberMasked}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <ShortList
      title={t("payouts")}
      connection={data?.payouts}
      error={error}
      onRetry={reload}
      failed={t("payoutsFailed")}
      empty={
        <>
          {methods}
          <p className="px-4 py-3 text-muted">{t("noPayouts")}</p>
        </>
      }
      more={(count) =>
        first < 100 && (
          <Button look="quiet" onClick={() => setFirst(100)}>
            {t("showAllOf", { count })}
          </Button>
        )
      }
    >
      {(list) => (
        <>
          {methods}
          <Table
            caption={t("payouts")}
            columns={columns}
            rows={list}
            rowKey={(row) => row.id}
            rowHref={(row) => rows.payout(row.id)}
          />
        </>
      )}
    </ShortList>
  );
}
