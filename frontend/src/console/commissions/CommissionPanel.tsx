import { useMemo } from "react";
import { useQuery } from "urql";
import { CommissionExplanation } from "~/explain/CommissionExplanation";
import { useReasonWords } from "~/explain/cause";
import { graphql } from "~/gql/gql";
import type { CommissionPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEventTypes } from "../conversions/eventTypes";
import { ReviewLink } from "../fraud/FraudCard";
import { Facts } from "../list/Facts";
import { useNames } from "../people/useNames";
import { useProgram } from "../program";
import { CommissionStatusBadge } from "./CommissionStatusBadge";
import { rewardWords } from "./rewardWords";
import { commissionText } from "./text";

const CommissionPanelDocument = graphql(`
  query CommissionPanel($id: ID!) {
    commission(id: $id) {
      id
      kind
      status
      amount { amount currencyCode }
      unit { kind name quantity }
      createdAt
      incentiveName
      enrollment { id }
      partner { id name }
      conversion { id externalId type }
      fraudReview { id status signals { kind } }
      original { id amount { amount currencyCode } unit { kind name quantity } }
      payout { id number }
      changes { id fromStatus toStatus reason cause { code externalId } createdAt actor }
      ...CommissionExplanation
    }
  }
`);
type Commission = NonNullable<CommissionPanelQuery["commission"]>;

/** "Why this amount?", beside the list. */
export function CommissionPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(commissionText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: CommissionPanelDocument, variables: { id } });
  const row = data?.commission;
  const amount = row && rewardWords(row, language);
  const title = amount ? t("panel", { amount }) : t("title");
  return (
    <Drawer open onClose={onClose} title={title}>
      {row ? (
        <div className="flex flex-col gap-5">
          <PanelFacts commission={row} />
          <CommissionExplanation commission={row} />
          <Changes changes={row.changes} />
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("panelGone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={9} />
      )}
    </Drawer>
  );
}

function PanelFacts({ commission }: { commission: Commission }) {
  const t = useText(commissionText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const { conversion, payout, original, partner, enrollment } = commission;
  const link = (words: string, to: string) => (
    <a href={to} className="text-accent-text hover:underline">
      {words}
    </a>
  );
  const partnerHref = href({
    to: "/console/$programId/partners/$enrollmentId",
    params: { programId, enrollmentId: enrollment.id },
  });
  const facts = [
    { name: t("status"), value: <CommissionStatusBadge commission={commission} /> },
    { name: t("partner"), value: link(partner.name, partnerHref) },
    { name: t("incentive"), value: commission.incentiveName },
    {
      name: t("conversion"),
      value:
        conversion &&
        link(
          `${nameOf(conversion.type)} ${conversion.externalId}`,
          href({
            to: "/console/$programId/conversions/$conversionId",
            params: { programId, conversionId: conversion.id },
          }),
        ),
    },
    {
      name: t("original"),
      value:
        original &&
        link(
          rewardWords(original, language),
          href({
            to: "/console/$programId/commissions",
            params: { programId },
            search: { show: original.id },
          }),
        ),
    },
    {
      name: t("payout"),
      value:
        payout &&
        link(
          payout.number,
          href({
            to: "/console/$programId/payouts/statements/$payoutId",
            params: { programId, payoutId: payout.id },
          }),
        ),
    },
    {
      name: t("fraud"),
      value: commission.fraudReview && <ReviewLink review={commission.fraudReview} />,
    },
    { name: t("recorded"), value: <DateTime value={commission.createdAt} time /> },
  ];
  return <Facts facts={facts} />;
}

function Changes({ changes }: { changes: Commission["changes"] }) {
  const t = useText(commissionText);
  const reasonWords = useReasonWords();
  const nameOf = useNames(useMemo(() => changes.map((change) => change.actor), [changes]));
  if (changes.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold text-muted">{t("history")}</h3>
      <ol className="flex flex-col">
        {changes.map((change) => (
          <li key={change.id} className="border-b border-line py-1.5 last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>
                {change.fromStatus
                  ? t("change", { from: t(change.fromStatus), to: t(change.toStatus) })
                  : t("changeFirst", { to: t(change.toStatus) })}
              </span>
              <span className="text-muted">
                <DateTime value={change.createdAt} time />
              </span>
            </p>
            <p className="text-muted">
              {[nameOf(change.actor), reasonWords(change)].filter(Boolean).join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
