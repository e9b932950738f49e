import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { Reward } from "~/explain/Reward";
import { graphql } from "~/gql/gql";
import type { PartnerCommissionsQuery } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button, ButtonLink } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { type Column, Table } from "~/ui/Table";
import { CommissionStatusBadge } from "../commissions/CommissionStatusBadge";
import { adjustText } from "./adjustText";
import { useEnrollmentRows } from "./rows";
import { ShortList } from "./ShortList";
import { partnersText } from "./text";

const AdjustDialog = lazy(() =>
  import("./AdjustDialog").then((module) => ({ default: module.AdjustDialog })),
);

const PartnerCommissionsDocument = graphql(`
  query PartnerCommissions($enrollmentId: ID!) {
    commissions(filter: { enrollmentId: $enrollmentId }, first: 6) {
      edges {
        node {
          id
          status
          releaseAt
          occurredAt
          customerLabel
          incentiveName
          amount { amount currencyCode }
          unit { kind name quantity }
        }
      }
      totalCount
    }
  }
`);
type Row = PartnerCommissionsQuery["commissions"]["edges"][number]["node"];

/** The newest commissions of the partner; all of them are one click away. Amounts are given and taken by hand here. */
export function PartnerCommissions({ enrollmentId, partner }: { enrollmentId: string; partner: string }) {
  const t = useText(partnersText);
  const words = useText(adjustText);
  const canDecide = useCan("COMMISSION_DECIDE");
  const [isAdjusting, setAdjusting] = useState(false);
  const [{ data, error }, reload] = useQuery({
    query: PartnerCommissionsDocument,
    variables: { enrollmentId },
  });
  const rows = useEnrollmentRows(enrollmentId);
  const columns: Column<Row>[] = [
    { key: "customer", header: t("customer"), cell: (row) => row.customerLabel ?? "–" },
    { key: "day", header: t("occurred"), cell: (row) => <DateTime value={row.occurredAt} /> },
    { key: "incentive", header: t("incentive"), cell: (row) => row.incentiveName ?? "–", wideOnly: true },
    { key: "status", header: t("statusLabel"), cell: (row) => <CommissionStatusBadge commission={row} /> },
    {
      key: "amount",
      header: t("amount"),
      cell: (row) => <Reward amount={row.amount} unit={row.unit} />,
      numeric: true,
    },
  ];
  return (
    <>
      <ShortList
        title={t("commissions")}
        action={canDecide && <Button onClick={() => setAdjusting(true)}>{words("open")}</Button>}
        connection={data?.commissions}
        error={error}
        onRetry={reload}
        failed={t("commissionsFailed")}
        empty={<EmptyState title={t("noCommissions")}>{t("noCommissionsNote")}</EmptyState>}
        more={(count) => (
          <ButtonLink look="quiet" href={rows.commissions()}>
            {t("showAllOf", { count })}
          </ButtonLink>
        )}
      >
        {(list) => (
          <Table
            caption={t("commissions")}
            columns={columns}
            rows={list}
            rowKey={(row) => row.id}
            rowHref={(row) => rows.commission(row.id)}
          />
        )}
      </ShortList>
      <Suspense>
        {isAdjusting && (
          <AdjustDialog enrollmentId={enrollmentId} partner={partner} onClose={() => setAdjusting(false)} />
        )}
      </Suspense>
    </>
  );
}
