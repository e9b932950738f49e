import { lazy, Suspense, useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReciprocalPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { countryName } from "../customers/country";
import { PartnerLink } from "../list/DoorLink";
import { Facts } from "../list/Facts";
import { Said } from "../list/Said";
import { Section } from "../list/Section";
import { useNames } from "../people/useNames";
import { ReciprocalBadge } from "./ReciprocalTable";
import { reciprocalText } from "./text";

const CorrectDialog = lazy(() => import("./CorrectDialog").then((file) => ({ default: file.CorrectDialog })));

const ReciprocalPanelDocument = graphql(`
  query ReciprocalPanel($id: ID!) {
    reciprocalReferral(id: $id) {
      id
      status
      company
      contactName
      email
      phone
      country
      website
      message
      value { amount currencyCode }
      wonValue { amount currencyCode }
      consentedAt
      sentAt
      answeredAt
      closedAt
      declineReason
      note
      enrollment { id partner { id name } }
      history { status at side actor isCorrection reason }
    }
  }
`);
type Prospect = NonNullable<ReciprocalPanelQuery["reciprocalReferral"]>;

/** One prospect beside the list: what was sent, what the partner says, and everything that happened. */
export function ReciprocalPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(reciprocalText);
  const { language } = useLanguage();
  const mayCorrect = useCan("REFERRAL_MANAGE");
  const [isCorrecting, setCorrecting] = useState(false);
  const [{ data, error }, reload] = useQuery({ query: ReciprocalPanelDocument, variables: { id } });
  const row = data?.reciprocalReferral;
  const isReported = row?.status === "WON" || row?.status === "LOST";
  return (
    <Drawer
      open
      onClose={onClose}
      title={row?.company ?? t("title")}
      actions={
        mayCorrect && isReported && <Button onClick={() => setCorrecting(true)}>{t("correct")}</Button>
      }
    >
      {row ? (
        <div className="flex flex-col gap-5">
          <Prospect row={row} />
          <History row={row} />
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("gone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={9} />
      )}
      <Suspense>
        {row && isCorrecting && <CorrectDialog prospect={row} onClose={() => setCorrecting(false)} />}
      </Suspense>
    </Drawer>
  );
}

function Prospect({ row }: { row: Prospect }) {
  const t = useText(reciprocalText);
  const { language } = useLanguage();
  const { partner } = row.enrollment;
  const facts = [
    { name: t("status"), value: <ReciprocalBadge status={row.status} /> },
    { name: t("partner"), value: <PartnerLink enrollment={row.enrollment} /> },
    { name: t("reason"), value: row.declineReason && t(row.declineReason) },
    { name: t("wonValue"), value: row.wonValue && <Money value={row.wonValue} /> },
    { name: t("value"), value: row.value && <Money value={row.value} /> },
    { name: t("contact"), value: row.contactName },
    { name: t("email"), value: row.email },
    { name: t("phone"), value: row.phone },
    { name: t("website"), value: row.website },
    { name: t("country"), value: row.country && countryName(row.country, language) },
    { name: t("consent"), value: <DateTime value={row.consentedAt} time /> },
  ];
  const said = [
    { title: t("note"), words: row.note },
    { title: t("message"), words: row.message },
  ];
  return (
    <>
      {(row.status === "SENT" || row.status === "ACCEPTED") && (
        <p>{t(`next${row.status}`, { name: partner.name })}</p>
      )}
      <Facts facts={facts} />
      <Said said={said} />
    </>
  );
}

/** Every step with who and when; corrections say why. */
function History({ row }: { row: Prospect }) {
  const t = useText(reciprocalText);
  const actors = useMemo(() => row.history.map((step) => step.actor), [row.history]);
  const nameOf = useNames(actors);
  return (
    <Section title={t("history")}>
      <ol className="flex flex-col gap-2">
        {row.history.map((step) => (
          <li key={step.at + step.status} className="border-l-2 border-line pl-3">
            <p>{step.isCorrection ? t("corrected", { status: t(step.status) }) : t(`step${step.status}`)}</p>
            {step.reason && <p className="[overflow-wrap:anywhere]">{step.reason}</p>}
            <p className="text-sm text-muted">
              <DateTime value={step.at} time />
              {", "}
              {step.side === "PARTNER" ? row.enrollment.partner.name : nameOf(step.actor)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
