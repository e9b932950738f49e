import { lazy, type ReactNode, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReceivedItemFragment, ReciprocalStatus } from "~/gql/graphql";
import { countryName } from "~/lib/countries";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { receivedText } from "./text";

const ReceivedItemDocument = graphql(`
  fragment ReceivedItem on ReciprocalReferral {
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
    sentAt
    closedAt
    declineReason
    note
    history { status at isCorrection reason }
  }
`);

const AnswerDialog = lazy(() => import("./AnswerDialog").then((file) => ({ default: file.AnswerDialog })));
const ReportDialog = lazy(() => import("./ReportDialog").then((file) => ({ default: file.ReportDialog })));

const standingOf: Record<ReciprocalStatus, Standing> = {
  SENT: "held",
  ACCEPTED: "open",
  WON: "done",
  LOST: "ended",
  DECLINED: "ended",
};

interface ReceivedItemProps {
  prospect: FragmentType<typeof ReceivedItemDocument>;
  mayAnswer: boolean;
}

/** One prospect: who it is and how to reach it, what happens next, and the answer. */
export function ReceivedItem({ prospect: ref, mayAnswer }: ReceivedItemProps) {
  const row = readFragment(ReceivedItemDocument, ref);
  const t = useText(receivedText);
  const { language } = useLanguage();
  const [open, setOpen] = useState<"accept" | "decline" | "report" | null>(null);
  const { company } = row;
  const about = [row.contactName, row.website, row.country && countryName(row.country, language)]
    .filter(Boolean)
    .join(" · ");
  const reasons = row.history.filter((step) => step.isCorrection);
  return (
    <li className="flex flex-col gap-2 border-b border-line px-4 py-4 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">{company}</h2>
        <StatusBadge standing={standingOf[row.status]}>{t(row.status)}</StatusBadge>
      </div>
      {about && <p className="text-sm text-muted [overflow-wrap:anywhere]">{about}</p>}
      <Reach row={row} />
      {row.value && (
        <p className="text-sm text-muted">{t("worth", { amount: formatMoney(row.value, language) })}</p>
      )}
      {row.message && <Said title={t("from")}>{row.message}</Said>}
      <Next row={row} />
      {row.note && <Said title={t("yourNote")}>{row.note}</Said>}
      {reasons.map((step) => (
        <Said key={step.at} title={t("correction")}>
          {step.reason}
        </Said>
      ))}
      {mayAnswer && row.status === "SENT" && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" aria-label={t("acceptOf", { company })} onClick={() => setOpen("accept")}>
            {t("accept")}
          </Button>
          <Button aria-label={t("declineOf", { company })} onClick={() => setOpen("decline")}>
            {t("decline")}
          </Button>
        </div>
      )}
      {mayAnswer && row.status === "ACCEPTED" && (
        <Button
          className="self-start"
          aria-label={t("reportOf", { company })}
          onClick={() => setOpen("report")}
        >
          {t("report")}
        </Button>
      )}
      <Suspense>
        {(open === "accept" || open === "decline") && (
          <AnswerDialog id={row.id} company={company} answer={open} onClose={() => setOpen(null)} />
        )}
        {open === "report" && <ReportDialog id={row.id} company={company} onClose={() => setOpen(null)} />}
      </Suspense>
    </li>
  );
}

/** How to reach the prospect, one tap away. */
function Reach({ row }: { row: ReceivedItemFragment }) {
  const t = useText(receivedText);
  if (row.status !== "SENT" && row.status !== "ACCEPTED") return null;
  const link = "text-accent-text underline [overflow-wrap:anywhere] pointer-coarse:py-2";
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      {row.email && (
        <a className={link} href={`mailto:${row.email}`}>
          {t("write", { email: row.email })}
        </a>
      )}
      {row.phone && (
        <a className={link} href={`tel:${row.phone.replace(/[^+\d]/g, "")}`}>
          {t("call", { phone: row.phone })}
        </a>
      )}
    </p>
  );
}

/** What happens next, or what was reported. */
function Next({ row }: { row: ReceivedItemFragment }) {
  const t = useText(receivedText);
  const { language } = useLanguage();
  const zone = useZone();
  const day = formatDay(row.closedAt ?? row.sentAt, language, zone);
  if (row.status === "SENT") {
    return (
      <p>
        {t("sentOn", { day })} {t("nextSENT")}
      </p>
    );
  }
  if (row.status === "ACCEPTED") return <p>{t("nextACCEPTED")}</p>;
  if (row.status === "WON" && row.wonValue) {
    return <p>{t("wonOn", { amount: formatMoney(row.wonValue, language), day })}</p>;
  }
  if (row.status === "DECLINED" && row.declineReason) {
    return <p>{t("declinedOn", { day, reason: t(row.declineReason) })}</p>;
  }
  return <p>{t("lostOn", { day })}</p>;
}

function Said({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-prose border-l-2 border-line pl-3">
      <p className="text-sm text-muted">{title}</p>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{children}</p>
    </div>
  );
}
