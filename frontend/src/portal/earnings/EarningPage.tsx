import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CommissionExplanation } from "~/explain/CommissionExplanation";
import { useReasonWords } from "~/explain/cause";
import { inPeriod } from "~/explain/measured";
import { Reward } from "~/explain/Reward";
import { graphql } from "~/gql/gql";
import type { PortalCommissionQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useZone } from "~/lib/zone";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { FactList } from "../FactList";
import { CommissionBadge } from "./CommissionBadge";
import { newestFirst } from "./changes";
import { commissionName } from "./naming";
import { standKey } from "./stand";
import { earningsText } from "./text";

const PortalCommissionDocument = graphql(`
  query PortalCommission($id: ID!) {
    commission(id: $id) {
      id
      kind
      status
      releaseAt
      incentiveName
      customerLabel
      conversionType
      occurredAt
      createdAt
      amount { amount currencyCode }
      unit { kind name quantity }
      period { kind startsOn }
      original { id }
      payout { id number }
      program { id eventTypes { id key name } stages(includesArchived: true) { id key name } }
      changes { id fromStatus toStatus reason cause { code externalId } createdAt }
      ...CommissionExplanation
    }
  }
`);

type Commission = NonNullable<PortalCommissionQuery["commission"]>;

const route = getRouteApi("/portal/earnings/$id");

/** "Why this amount?" of one commission, and what happened to it since. */
export function EarningPage() {
  const t = useText(earningsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id } = route.useParams();
  const [{ data, error }, reload] = useQuery({ query: PortalCommissionDocument, variables: { id } });
  const commission = data?.commission;
  const list = href({ to: "/portal/earnings" });
  const back = { label: t("back"), href: list };
  if (commission) {
    return (
      <Page>
        <PageHeader
          back={back}
          title={commissionName(commission, t)}
          answer={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-2xl font-semibold wrap-anywhere text-ink [&_span]:whitespace-normal">
                <Reward amount={commission.amount} unit={commission.unit} />
              </span>
              <CommissionBadge commission={commission} />
            </span>
          }
        />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Card title={t("why")}>
            <CommissionExplanation commission={commission} />
          </Card>
          <div className="flex min-w-0 flex-col gap-6">
            <Card title={t("for")}>
              <CommissionFacts commission={commission} />
            </Card>
            <Card title={t("changes")}>
              <Changes commission={commission} />
            </Card>
          </div>
        </div>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader title={t("why")} back={back} />
      <Card>
        {error ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : data ? (
          <EmptyState title={t("missing")} action={<ButtonLink href={list}>{t("back")}</ButtonLink>}>
            {t("missingNote")}
          </EmptyState>
        ) : (
          <TextSkeleton lines={9} />
        )}
      </Card>
    </Page>
  );
}

function CommissionFacts({ commission }: { commission: Commission }) {
  const t = useText(earningsText);
  const href = useHref();
  const { language } = useLanguage();
  const zone = useZone();
  const { payout, original, program, period, conversionType } = commission;
  const stage = program.stages.find((one) => `stage:${one.key}` === conversionType);
  const kind = program.eventTypes.find((one) => one.key === conversionType);
  return (
    <>
      <FactList
        facts={[
          [t("customer"), commission.customerLabel],
          [t("kind"), kind?.name ?? stage?.name ?? conversionType],
          [t("counted"), period && inPeriod(period, { language, zone, words: program })],
          [t("on"), <DateTime key="on" value={commission.occurredAt} time />],
          [t("recorded"), <DateTime key="recorded" value={commission.createdAt} time />],
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        {payout && (
          <ButtonLink href={href({ to: "/portal/payouts/$id", params: { id: payout.id } })}>
            {t("inStatement", { number: payout.number })}
          </ButtonLink>
        )}
        {original && (
          <ButtonLink href={href({ to: "/portal/earnings/$id", params: { id: original.id } })}>
            {t("openOriginal")}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

function Changes({ commission }: { commission: Commission }) {
  const t = useText(earningsText);
  const reasonWords = useReasonWords();
  // What is deducted, handed over or nothing has its own words where money is payable and paid.
  const words = (status: Commission["status"]) => {
    if (status !== "APPROVED" && status !== "PAID") return t(`became${status}`);
    const key = standKey({ ...commission, status }, new Date());
    if (key === "standHeld") return t("becamePENDING");
    return key === "standHandOver" ? t("becameHandOver") : t(key);
  };
  return (
    <ol className="flex flex-col">
      {newestFirst(commission.changes).map((change) => (
        <li key={change.id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
          <div className="flex flex-wrap justify-between gap-x-4">
            <span>{words(change.toStatus)}</span>
            <span className="text-muted">
              <DateTime value={change.createdAt} time />
            </span>
          </div>
          <Reason>{reasonWords(change)}</Reason>
        </li>
      ))}
    </ol>
  );
}

function Reason({ children }: { children: string | null }) {
  return children && <p className="text-sm text-muted">{children}</p>;
}
