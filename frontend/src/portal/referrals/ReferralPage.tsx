import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalReferralQuery } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useZone } from "~/lib/zone";
import { LiveNews } from "~/pipeline/LiveNews";
import { Next } from "~/pipeline/Next";
import { Tasks } from "~/pipeline/Tasks";
import { pipelineText } from "~/pipeline/text";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { standingParam } from "../earnings/search";
import { FactList } from "../FactList";
import { AttachmentsCard } from "./AttachmentsCard";
import { IntroductionCard } from "./introduction/IntroductionCard";
import { NotesCard } from "./NotesCard";
import { ProtectionCard } from "./ProtectionCard";
import { StageBadge } from "./StageBadge";
import { SubmissionBadge } from "./SubmissionBadge";
import { SubmissionCard } from "./SubmissionCard";
import { statusText } from "./statusText";
import { referralsText } from "./text";

const MoveDialog = lazy(() => import("./MoveDialog").then((file) => ({ default: file.MoveDialog })));

const PortalReferralDocument = graphql(`
  query PortalReferral($id: ID!) {
    referral(id: $id) {
      id
      name
      company
      country
      source
      openedAt
      closedAt
      stage { id name kind }
      stageSince
      value { amount currencyCode }
      earned { amount currencyCode }
      viewerCanMoveTo { id }
      viewerCanAddTask
      tasks { id }
      status
      submission { submittedAt decidedAt }
      ...PortalMove
      ...PortalSubmission
      ...PortalProtection
      ...PortalReferralNotes
      ...ReferralNext
      ...ReferralTasks
      program { id }
      ...PortalIntroduction
      ...ReferralFiles
      stageChanges { id occurredAt reason side fromStage { id name } toStage { id name kind } }
    }
  }
`);

type Referral = NonNullable<PortalReferralQuery["referral"]>;

const route = getRouteApi("/portal/referrals/$id");

/** One referral: where it stands, what it earned, how it went. */
export function ReferralPage() {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id } = route.useParams();
  const [isMoving, setMoving] = useState(false);
  const [{ data, error }, reload] = useQuery({ query: PortalReferralDocument, variables: { id } });
  const referral = data?.referral;
  const answer = useStanding();
  const list = href({ to: "/portal/referrals" });
  const back = { label: t("back"), href: list };
  if (referral) {
    return (
      <Page>
        <PageHeader
          title={referral.name}
          back={back}
          answer={answer(referral)}
          actions={
            referral.viewerCanMoveTo.length > 0 && (
              <Button look="primary" onClick={() => setMoving(true)}>
                {t("move")}
              </Button>
            )
          }
        />
        {isMoving && (
          <Suspense fallback={null}>
            <MoveDialog referral={referral} onClose={() => setMoving(false)} />
          </Suspense>
        )}
        <LiveNews programId={referral.program.id} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-6">
            <Ahead referral={referral} />
            <ProtectionCard referral={referral} />
            <SubmissionCard referral={referral} />
            <IntroductionCard referral={referral} />
            <AttachmentsCard referral={referral} />
            <Earned id={referral.id} values={referral.earned} />
            <Facts referral={referral} />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <NotesCard referral={referral} />
            <Timeline referral={referral} />
          </div>
        </div>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader title={t("title")} back={back} />
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
          <TextSkeleton lines={6} />
        )}
      </Card>
    </Page>
  );
}

/** Who has the ball, or how it ended. */
function useStanding() {
  const t = useText(referralsText);
  const words = useText(statusText);
  const { language } = useLanguage();
  const zone = useZone();
  return ({ stage, stageSince, status, submission }: Referral): string => {
    const dayOf = (instant: string | null | undefined) => formatDay(instant ?? stageSince, language, zone);
    if (status === "NEEDS_INFO") return words("answerNEEDS_INFO");
    if (status === "REJECTED") return words("answerREJECTED", { day: dayOf(submission?.decidedAt) });
    if (status === "SUBMITTED") return words("answerSUBMITTED", { day: dayOf(submission?.submittedAt) });
    const day = dayOf(stageSince);
    if (stage.kind === "WON") return t("wonOn", { day });
    return stage.kind === "LOST" ? t("lostOn", { day }) : t("openSince", { stage: stage.name, day });
  };
}

/** Who has the ball, and what both sides have agreed to do. */
function Ahead({ referral }: { referral: Referral }) {
  const t = useText(pipelineText);
  return (
    <Card title={t("next")}>
      <p className="mb-3">
        <Next referral={referral} here="PARTNER" closed={t("closed")} />
      </p>
      {(referral.viewerCanAddTask || referral.tasks.length > 0) && (
        <>
          <h3 className="mb-1 font-semibold">{t("tasks")}</h3>
          <Tasks referral={referral} here="PARTNER" />
        </>
      )}
    </Card>
  );
}

/** What it brought; each figure leads to the commissions it sums. */
function Earned({ id, values }: { id: string; values: Referral["earned"] }) {
  const t = useText(referralsText);
  const href = useHref();
  return (
    <Card title={t("earnedTitle")}>
      {values.length === 0 ? (
        <p className="text-muted">{t("earnedNone")}</p>
      ) : (
        <>
          {values.map((value) => (
            // In very large text an amount is wider than a phone: better broken than cut.
            <p
              key={value.currencyCode}
              className="wrap-anywhere text-2xl font-semibold [&_.figures]:whitespace-normal"
            >
              <a
                href={href({
                  to: "/portal/earnings",
                  search: { status: standingParam("earned"), currency: value.currencyCode, referral: id },
                })}
                className="hover:underline"
              >
                <Money value={value} tinted />
              </a>
            </p>
          ))}
          <p className="mt-1 text-sm text-muted">{t("earnedNote")}</p>
        </>
      )}
    </Card>
  );
}

function Facts({ referral }: { referral: Referral }) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const source = `source${referral.source}`;
  const country = referral.submission ? null : referral.country;
  return (
    <Card title={t("facts")}>
      <FactList
        facts={[
          [
            t("stage"),
            <span key="stage" className="inline-flex flex-wrap justify-end gap-1">
              <StageBadge stage={referral.stage} />
              <SubmissionBadge referral={referral} />
            </span>,
          ],
          // What was submitted says these already.
          [t("company"), referral.submission ? null : referral.company],
          [
            t("country"),
            country && (new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country),
          ],
          [t("value"), referral.value && <Money key="value" value={referral.value} />],
          [t("source"), isSource(source) ? t(source) : referral.source],
          [t("opened"), <DateTime key="opened" value={referral.openedAt} time />],
        ]}
      />
    </Card>
  );
}

type SourceKey = "sourceSUBMISSION" | "sourceLINK" | "sourceCODE" | "sourceAPI" | "sourceIMPORT";
const isSource = (key: string): key is SourceKey => key in referralsText.en;

function Timeline({ referral }: { referral: Referral }) {
  const t = useText(referralsText);
  const words = useText(statusText);
  const { stageChanges, submission, status, openedAt } = referral;
  const isDecided = status === "ACCEPTED" || status === "REJECTED";
  const steps = stageChanges.map((change): Step => {
    const { id, occurredAt, fromStage, toStage, side, reason } = change;
    const what = fromStage
      ? t("moved", { from: fromStage.name, to: toStage.name })
      : t("begin", { stage: toStage.name });
    return { id, at: occurredAt, what, who: t(`side${side}`), reason };
  });
  if (submission) {
    steps.push({ id: "submitted", at: openedAt, what: words("submittedAt") });
    if (isDecided && submission.decidedAt) {
      steps.push({ id: "decided", at: submission.decidedAt, what: words(status), who: t("sideVENDOR") });
    }
  }
  // Of two at one time, the later of the list comes first.
  const newestFirst = steps.toReversed().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Card title={t("timeline")}>
      <ol className="flex flex-col">
        {newestFirst.map(({ id, at, what, who, reason }) => (
          <li
            key={id}
            className="flex flex-col border-l-2 border-line pb-4 pl-4 last:pb-0 first:border-accent"
          >
            <span className="font-medium">{what}</span>
            <span className="text-sm text-muted">
              <DateTime value={at} time />
              {who && ` · ${who}`}
            </span>
            {reason && <p className="mt-1 whitespace-pre-line">{reason}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Something that happened to the referral. */
interface Step {
  id: string;
  at: string;
  what: string;
  who?: string;
  reason?: string | null;
}
