import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { DisputeOutcome, DisputePanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEventTypes } from "../conversions/eventTypes";
import { Facts } from "../list/Facts";
import { useProgram } from "../program";
import { CloseDialog } from "./CloseDialog";
import { DisputeBadge } from "./DisputeBadge";
import { DisputedCommissions } from "./DisputedCommissions";
import { disputeText } from "./text";

const DisputePanelDocument = graphql(`
  query DisputePanel($id: ID!) {
    dispute(id: $id) {
      id
      externalId
      status
      reason
      openedAt
      closedAt
      createdAt
      amount { amount currencyCode }
      refund { id externalId amount { amount currencyCode } }
      conversion { id type externalId ...DisputedCommissions }
      ...CloseDispute
    }
  }
`);
type Dispute = NonNullable<DisputePanelQuery["dispute"]>;

/** One dispute beside the list: what is known, what it stops, and how it may end. */
export function DisputePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const canClose = useCan("CONVERSION_RECORD");
  const [closing, setClosing] = useState<DisputeOutcome | null>(null);
  const [{ data, error }, reload] = useQuery({ query: DisputePanelDocument, variables: { id } });
  const row = data?.dispute;
  const actions = row?.status === "OPEN" && canClose && (
    <>
      <Button onClick={() => setClosing("LOST")}>{t("lose")}</Button>
      <Button onClick={() => setClosing("WON")}>{t("win")}</Button>
    </>
  );
  const title = row ? t("panel", { id: row.externalId }) : t("title");
  return (
    <Drawer open onClose={onClose} title={title} actions={actions}>
      {row ? (
        <div className="flex flex-col gap-5">
          <DisputeFacts dispute={row} />
          <DisputedCommissions
            conversion={row.conversion}
            dispute={row.externalId}
            isOpen={row.status === "OPEN"}
          />
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("panelGone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={9} />
      )}
      {row && closing && <CloseDialog dispute={row} outcome={closing} onClose={() => setClosing(null)} />}
    </Drawer>
  );
}

function DisputeFacts({ dispute }: { dispute: Dispute }) {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const { conversion, refund } = dispute;
  const conversionHref = href({
    to: "/console/$programId/conversions/$conversionId",
    params: { programId, conversionId: conversion.id },
  });
  const facts = [
    { name: t("status"), value: <DisputeBadge status={dispute.status} /> },
    { name: t("amount"), value: <Money value={dispute.amount} /> },
    { name: t("reason"), value: dispute.reason },
    {
      name: t("conversion"),
      value: (
        <a href={conversionHref} className="text-accent-text hover:underline">
          {nameOf(conversion.type)} {conversion.externalId}
        </a>
      ),
    },
    { name: t("opened"), value: <DateTime value={dispute.openedAt} time /> },
    { name: t("recorded"), value: <DateTime value={dispute.createdAt} time /> },
    { name: t("closed"), value: dispute.closedAt && <DateTime value={dispute.closedAt} time /> },
    {
      name: t("refund"),
      value:
        dispute.status === "LOST" &&
        (refund ? `${refund.externalId} · ${formatMoney(refund.amount, language)}` : t("refundNone")),
    },
  ];
  return <Facts facts={facts.filter(({ value }) => value !== false)} />;
}
