import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { DisputesCard } from "../disputes/DisputesCard";
import { FraudCard } from "../fraud/FraudCard";
import { useProgram } from "../program";
import { AttributionCard } from "./AttributionCard";
import { CommissionsCard } from "./CommissionsCard";
import { ConversionFacts } from "./ConversionFacts";
import { useCreditNames } from "./CreditWords";
import { useEventTypes } from "./eventTypes";
import { PlanChoicesCard } from "./PlanChoicesCard";
import { PricingCard } from "./PricingCard";
import { RefundsCard } from "./RefundsCard";
import { conversionText } from "./text";

const AssignDialog = lazy(() =>
  import("./AssignDialog").then((module) => ({ default: module.AssignDialog })),
);
const OpenDialog = lazy(() =>
  import("../disputes/OpenDialog").then((module) => ({ default: module.OpenDialog })),
);
const RefundDialog = lazy(() =>
  import("./RefundDialog").then((module) => ({ default: module.RefundDialog })),
);

const ConversionDetailDocument = graphql(`
  fragment ConversionDetail on Conversion {
    id
    type
    externalId
    amount { amount currencyCode }
    refundable { amount currencyCode }
    refunds { id }
    credits { ...CreditWords }
    ...ConversionFacts
    ...ConversionAttribution
    ...ConversionPlans
    ...ConversionPricing
    ...ConversionCommissions
    ...ConversionRefunds
    ...ConversionDisputes
    ...ConversionFraud
    ...RefundDialog
    ...OpenDispute
  }
`);
const ConversionDocument = graphql(`
  query Conversion($id: ID!) {
    conversion(id: $id) { id ...ConversionDetail }
  }
`);
const route = getRouteApi("/console/$programId/conversions/$conversionId");

/** Everything about one conversion: who has credit and why, what it paid and why, what was given back. */
export function ConversionPage() {
  const { conversionId } = route.useParams();
  return <Loaded key={conversionId} id={conversionId} />;
}

function Loaded({ id }: { id: string }) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const back = useBack();
  const [{ data, error }, reload] = useQuery({ query: ConversionDocument, variables: { id } });
  if (data?.conversion) return <Detail conversion={data.conversion} />;
  return (
    <Page>
      <PageHeader title={t("title")} back={back} />
      <Card>
        {data ? (
          <EmptyState title={t("gone")} action={<ButtonLink href={back.href}>{back.label}</ButtonLink>}>
            {t("goneNote")}
          </EmptyState>
        ) : error ? (
          <ErrorState title={t("pageFailed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={9} />
        )}
      </Card>
    </Page>
  );
}

function useBack() {
  const t = useText(conversionText);
  const href = useHref();
  const { id: programId } = useProgram();
  return { label: t("title"), href: href({ to: "/console/$programId/conversions", params: { programId } }) };
}

function Detail({ conversion: ref }: { conversion: FragmentType<typeof ConversionDetailDocument> }) {
  const t = useText(conversionText);
  const back = useBack();
  const { nameOf } = useEventTypes();
  const canAssign = useCan("COMMISSION_DECIDE");
  const canRecord = useCan("CONVERSION_RECORD");
  const [open, setOpen] = useState<"assign" | "refund" | "dispute" | null>(null);
  const conversion = readFragment(ConversionDetailDocument, ref);
  const names = useCreditNames()(conversion.credits);
  const credit =
    names.length === 0 ? t("hasNobody") : t(names.length === 1 ? "has" : "have", { names: names.join(", ") });
  // A conversion of 0 is refunded whole, once.
  const isRefundable =
    signOf(conversion.refundable) > 0 || (signOf(conversion.amount) === 0 && conversion.refunds.length === 0);
  const isOrphan = names.length === 0;
  const actions = (
    <>
      {canAssign && (
        <Button look={isOrphan ? "primary" : "secondary"} onClick={() => setOpen("assign")}>
          {t("assign")}
        </Button>
      )}
      {canRecord && isRefundable && (
        <>
          <Button onClick={() => setOpen("refund")}>{t("refund")}</Button>
          <Button onClick={() => setOpen("dispute")}>{t("dispute")}</Button>
        </>
      )}
    </>
  );
  return (
    <Page>
      <PageHeader
        back={back}
        title={t("pageTitle", { type: nameOf(conversion.type), id: conversion.externalId })}
        answer={
          <>
            <Money value={conversion.amount} /> · {credit}
          </>
        }
        actions={actions}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <CommissionsCard conversion={conversion} />
          <AttributionCard conversion={conversion} />
          <PricingCard conversion={conversion} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ConversionFacts conversion={conversion} />
          <RefundsCard conversion={conversion} />
          <FraudCard conversion={conversion} />
          <DisputesCard conversion={conversion} />
          <PlanChoicesCard conversion={conversion} />
        </div>
      </div>
      <Suspense>
        {open === "assign" && <AssignDialog id={conversion.id} onClose={() => setOpen(null)} />}
        {open === "dispute" && <OpenDialog conversion={conversion} onClose={() => setOpen(null)} />}
        {open === "refund" && <RefundDialog conversion={conversion} onClose={() => setOpen(null)} />}
      </Suspense>
    </Page>
  );
}
