import { lazy, type ReactNode, Suspense, useState } from "react";
import { FileList } from "~/files/FileList";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ClaimItemFragment, ClaimStatus } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useZone } from "~/lib/zone";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { claimsText } from "./text";

const ClaimItemDocument = graphql(`
  fragment ClaimItem on Claim {
    id
    status
    orderNumber
    customerEmail
    day
    amount { amount currencyCode }
    evidence
    files { id name size url }
    question
    answer
    declineReason
    note
    dueAt
    createdAt
    decidedAt
  }
`);

const AnswerClaim = lazy(() => import("./AnswerClaim").then((file) => ({ default: file.AnswerClaim })));

const standingOf: Record<ClaimStatus, Standing> = {
  OPEN: "waiting",
  NEEDS_INFO: "held",
  UPHELD: "done",
  DECLINED: "ended",
};

interface ClaimItemProps {
  claim: FragmentType<typeof ClaimItemDocument>;
  mayAnswer: boolean;
}

/** One claim: what it is about, who has the ball until when, and what was decided. */
export function ClaimItem({ claim: ref, mayAnswer }: ClaimItemProps) {
  const claim = readFragment(ClaimItemDocument, ref);
  const t = useText(claimsText);
  const [isAnswering, setAnswering] = useState(false);
  const what = claim.orderNumber ?? claim.customerEmail ?? "";
  return (
    <li className="flex flex-col gap-2 border-b border-line px-4 py-4 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">{what}</h2>
        {claim.amount && <Money value={claim.amount} />}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <StatusBadge standing={standingOf[claim.status]}>{t(claim.status)}</StatusBadge>
        <span>
          {t("day")} <CalendarDay value={claim.day} />
        </span>
        <span>
          {t("made")} <DateTime value={claim.createdAt} />
        </span>
      </p>
      {claim.orderNumber && claim.customerEmail && (
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          {t("email")}: {claim.customerEmail}
        </p>
      )}
      <Next claim={claim} />
      {claim.question && <Said title={t("question")}>{claim.question}</Said>}
      {claim.answer && <Said title={t("yourAnswer")}>{claim.answer}</Said>}
      {claim.note && <Said title={t("note")}>{claim.note}</Said>}
      {claim.status === "NEEDS_INFO" && mayAnswer && (
        <Button
          className="self-start"
          aria-label={t("answerAbout", { what })}
          onClick={() => setAnswering(true)}
        >
          {t("answerIt")}
        </Button>
      )}
      <details>
        <summary className="text-sm text-muted hover:text-ink pointer-coarse:py-2.5">{t("evidence")}</summary>
        <p className="mt-1 max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{claim.evidence}</p>
        {claim.files.length > 0 && (
          <div className="mt-2">
            <FileList files={claim.files} />
          </div>
        )}
      </details>
      <Suspense>
        {isAnswering && (
          <AnswerClaim id={claim.id} question={claim.question} onClose={() => setAnswering(false)} />
        )}
      </Suspense>
    </li>
  );
}

/** What happens next, or what was decided. */
function Next({ claim }: { claim: ClaimItemFragment }) {
  const t = useText(claimsText);
  const { language } = useLanguage();
  const zone = useZone();
  const href = useHref();
  const day = (instant: string) => formatDay(instant, language, zone);
  if (claim.status === "OPEN") {
    const isLate = Date.parse(claim.dueAt) < Date.now();
    return <p>{t(isLate ? "late" : "dueBy", { day: day(claim.dueAt) })}</p>;
  }
  if (!claim.decidedAt) return null;
  if (claim.status === "UPHELD") {
    return (
      <p>
        {t("upheldOn", { day: day(claim.decidedAt) })}{" "}
        <a href={href({ to: "/portal/earnings" })} className="text-accent-text underline">
          {t("toEarnings")}
        </a>
      </p>
    );
  }
  return (
    <p>
      {t("declinedOn", { day: day(claim.decidedAt) })} {claim.declineReason && t(claim.declineReason)}
    </p>
  );
}

function Said({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-prose border-l-2 border-line pl-3">
      <p className="text-sm text-muted">{title}</p>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{children}</p>
    </div>
  );
}
