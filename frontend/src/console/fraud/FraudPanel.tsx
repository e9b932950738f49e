import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { FraudPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { Money, MoneyList } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEventTypes } from "../conversions/eventTypes";
import { DoorLink, PartnerLink } from "../list/DoorLink";
import { Facts } from "../list/Facts";
import { Section } from "../list/Section";
import { useProgram } from "../program";
import { ClearEffect } from "./ClearEffect";
import type { FraudDeed } from "./DecideDialog";
import { Evidence } from "./Evidence";
import { ModeBadge, ReviewBadge } from "./FraudTable";
import { isAtStake } from "./statuses";
import { fraudText } from "./text";

const DecideDialog = lazy(() => import("./DecideDialog").then((file) => ({ default: file.DecideDialog })));

const FraudPanelDocument = graphql(`
  query FraudPanel($id: ID!) {
    fraudReview(id: $id) {
      id
      status
      mode
      createdAt
      decidedAt
      decidedBy
      reason
      amounts { amount currencyCode }
      signals { kind domain host pattern parameter count limit minutes }
      enrollment { id partner { id name } }
      conversion { id type externalId amount { amount currencyCode } customer { id name email } }
    }
  }
`);
type Review = NonNullable<FraudPanelQuery["fraudReview"]>;

/** One review beside the list: what was found, what it did, and what deciding it does. */
export function FraudPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(fraudText);
  const { language } = useLanguage();
  const canDecide = useCan("FRAUD_REVIEW");
  const [deed, setDeed] = useState<FraudDeed | null>(null);
  const [{ data, error }, reload] = useQuery({ query: FraudPanelDocument, variables: { id } });
  const row = data?.fraudReview;
  const isOpen = row?.status === "OPEN";
  const actions = isOpen && canDecide && (
    <>
      <Button onClick={() => setDeed("confirm")}>{t("confirm")}</Button>
      <Button onClick={() => setDeed("clear")}>{t("clear")}</Button>
    </>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      title={row ? t("panel", { name: row.enrollment.partner.name }) : t("title")}
      actions={actions}
    >
      {row ? (
        <div className="flex flex-col gap-5">
          <Section title={t("evidence")}>
            <Evidence signals={row.signals} />
          </Section>
          <ReviewFacts review={row} />
          {isOpen && canDecide && (
            <>
              <ClearEffect id={row.id} />
              <ConfirmEffect review={row} />
            </>
          )}
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("gone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={9} />
      )}
      <Suspense>
        {row && deed && (
          <DecideDialog
            deed={deed}
            ids={[row.id]}
            onClose={() => setDeed(null)}
            onDone={() => setDeed(null)}
          />
        )}
      </Suspense>
    </Drawer>
  );
}

/** What confirming the review would do: what is not paid is rejected, and credit that is gone stays gone. */
function ConfirmEffect({ review: { mode, amounts } }: { review: Review }) {
  const t = useText(fraudText);
  const { language } = useLanguage();
  const sentences = [
    ...amounts.map((amount) => t("wouldReject", { amount: formatMoney(amount, language) })),
    ...(mode === "BLOCK" ? [t("wouldStayBlocked")] : []),
  ];
  return (
    <Section title={t("ifConfirmed")}>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {(sentences.length > 0 ? sentences : [t("wouldRejectNothing")]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

function ReviewFacts({ review }: { review: Review }) {
  const t = useText(fraudText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const { conversion } = review;
  const to = href({
    to: "/console/$programId/conversions/$conversionId",
    params: { programId, conversionId: conversion.id },
  });
  const facts = [
    { name: t("status"), value: <ReviewBadge status={review.status} /> },
    { name: t("does"), value: <ModeBadge review={review} /> },
    { name: t("partner"), value: <PartnerLink enrollment={review.enrollment} /> },
    {
      name: t("conversion"),
      value: (
        <DoorLink to={to}>
          {nameOf(conversion.type)} {conversion.externalId}
        </DoorLink>
      ),
    },
    { name: t("customer"), value: conversion.customer.email ?? conversion.customer.name },
    { name: t("value"), value: <Money value={conversion.amount} /> },
    { name: t("stake"), value: isAtStake(review) && <MoneyList values={review.amounts} /> },
    { name: t("opened"), value: <DateTime value={review.createdAt} time /> },
    { name: t("decided"), value: review.decidedAt && <DateTime value={review.decidedAt} time /> },
    { name: t("decidedBy"), value: review.decidedBy },
    { name: t("reason"), value: review.reason },
  ];
  return <Facts facts={facts.filter(({ value }) => value !== false)} />;
}
