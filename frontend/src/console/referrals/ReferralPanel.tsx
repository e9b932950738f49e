import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Next } from "~/pipeline/Next";
import { Tasks } from "~/pipeline/Tasks";
import { pipelineText } from "~/pipeline/text";
import { Button } from "~/ui/Button";
import { CalendarDay, DateTime } from "~/ui/DateTime";
import { Drawer } from "~/ui/Dialog";
import { ErrorState } from "~/ui/ErrorState";
import { Money, MoneyList } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { countryName } from "../customers/country";
import { DoorLink, PartnerLink } from "../list/DoorLink";
import { Facts } from "../list/Facts";
import { Section } from "../list/Section";
import { useProgram } from "../program";
import { boardText } from "./board/text";
import { Conflicts } from "./Conflicts";
import { isWaiting } from "./conflicts";
import { Decide, DecideDialog } from "./Decide";
import type { Deed } from "./decision";
import { Files } from "./Files";
import { Notes } from "./Notes";
import { Protection } from "./Protection";
import { StageBadge } from "./StageBadge";
import { SubmissionBadge } from "./SubmissionBadge";
import { SubmissionFacts } from "./SubmissionFacts";
import { submissionText } from "./submissionText";
import { referralText } from "./text";

const MoveDialog = lazy(() => import("./MoveDialog").then((module) => ({ default: module.MoveDialog })));

const EstimateDialog = lazy(() =>
  import("./EstimateDialog").then((module) => ({ default: module.EstimateDialog })),
);

const ReferralPanelDocument = graphql(`
  query ReferralPanel($id: ID!) {
    referral(id: $id) {
      id
      name
      email
      country
      source
      status
      openedAt
      closedAt
      stage { id name kind }
      value { amount currencyCode }
      expectedClose
      earned { amount currencyCode }
      enrollment { id partner { id name } }
      customer { id externalId }
      stageChanges { id reason occurredAt side actor fromStage { id name } toStage { id name } }
      viewerCanMoveTo { id }
      decidedBy
      submission { ...SubmissionFacts }
      protection { ...ProtectionCard }
      ...MoveDialog
      ...Decide
      ...Conflicts
      ...ReferralNotes
      ...ReferralNext
      ...ReferralTasks
      ...ReferralFiles
    }
  }
`);
type Referral = NonNullable<ReferralPanelQuery["referral"]>;

/** One referral beside the list: what is known and was submitted, its way, what waits for a decision, and notes. */
export function ReferralPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(referralText);
  const say = useText(pipelineText);
  const { language } = useLanguage();
  const canManage = useCan("REFERRAL_MANAGE");
  const [isMoving, setMoving] = useState(false);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [{ data, error }, reload] = useQuery({ query: ReferralPanelDocument, variables: { id } });
  const row = data?.referral;
  const isOpen = row ? isWaiting(row.status) : false;
  const actions =
    row &&
    canManage &&
    (isOpen ? (
      <Decide referral={row} onDeed={setDeed} />
    ) : (
      row.viewerCanMoveTo.length > 0 && (
        <Button look="primary" onClick={() => setMoving(true)}>
          {t("move")}
        </Button>
      )
    ));
  return (
    <Drawer open onClose={onClose} title={row?.name ?? t("title")} actions={actions}>
      {row ? (
        <div className="flex flex-col gap-5">
          <p>
            <Next referral={row} here="VENDOR" closed={say("closed")} />
          </p>
          {/* What waits for a decision comes before what is to be done afterwards. */}
          {!isOpen && <Agreed referral={row} />}
          {isOpen && <Conflicts referral={row} />}
          <ReferralFacts referral={row} />
          <Estimate referral={row} />
          {row.submission && <SubmissionFacts submission={row.submission} decidedBy={row.decidedBy} />}
          {isOpen ? <Agreed referral={row} /> : <Conflicts referral={row} />}
          {row.protection && <Protection protection={row.protection} />}
          {row.stageChanges.length > 0 && <Way changes={row.stageChanges} />}
          <Files referral={row} partnerId={row.enrollment.partner.id} />
          <Notes referral={row} />
        </div>
      ) : error || data ? (
        <ErrorState title={error ? t("panelFailed") : t("gone")} onRetry={reload}>
          {error && requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={6} />
      )}
      {row && deed && <DecideDialog referral={row} deed={deed} onClose={() => setDeed(null)} />}
      <Suspense>{row && isMoving && <MoveDialog referral={row} onClose={() => setMoving(false)} />}</Suspense>
    </Drawer>
  );
}

/** What both sides have agreed to do. */
function Agreed({ referral }: { referral: Referral }) {
  const t = useText(pipelineText);
  return (
    <Section title={t("tasks")}>
      <Tasks referral={referral} here="VENDOR" />
    </Section>
  );
}

/** What it may bring and when, which the team may change while it is open. */
function Estimate({ referral }: { referral: Referral }) {
  const t = useText(boardText);
  const canManage = useCan("REFERRAL_MANAGE");
  const [isEstimating, setEstimating] = useState(false);
  if (!canManage || referral.status !== "ACCEPTED" || referral.closedAt) return null;
  return (
    <div className="-mt-2">
      <Button onClick={() => setEstimating(true)}>{t("estimate")}</Button>
      <Suspense>
        {isEstimating && <EstimateDialog referral={referral} onClose={() => setEstimating(false)} />}
      </Suspense>
    </div>
  );
}

function ReferralFacts({ referral }: { referral: Referral }) {
  const t = useText(referralText);
  const say = useText(submissionText);
  const board = useText(boardText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const { customer, enrollment } = referral;
  const sources = ["SUBMISSION", "LINK", "CODE", "API", "IMPORT", "LANDING"] as const;
  const sourceName = (source: string) => {
    const known = sources.find((one) => one === source);
    return known ? t(`source${known}`) : source;
  };
  // What nobody accepted is worth nothing yet: its estimate stands with what was submitted.
  const isTaken = referral.status === "ACCEPTED";
  // What is not known is said while it may still be won.
  const unknown = !referral.closedAt && "–";
  const facts = [
    { name: say("status"), value: referral.submission && <SubmissionBadge status={referral.status} /> },
    { name: t("stage"), value: isTaken && <StageBadge stage={referral.stage} /> },
    { name: t("partner"), value: <PartnerLink enrollment={enrollment} /> },
    { name: t("value"), value: isTaken && (referral.value ? <Money value={referral.value} /> : unknown) },
    {
      name: board("expected"),
      value: isTaken && (referral.expectedClose ? <CalendarDay value={referral.expectedClose} /> : unknown),
    },
    { name: t("earned"), value: isTaken && <MoneyList values={referral.earned} /> },
    {
      name: t("customer"),
      value: customer && (
        <DoorLink
          to={href({
            to: "/console/$programId/customers/$customerId",
            params: { programId, customerId: customer.id },
          })}
        >
          {customer.externalId}
        </DoorLink>
      ),
    },
    { name: t("email"), value: !referral.submission && referral.email },
    {
      name: t("country"),
      value: !referral.submission && referral.country && countryName(referral.country, language),
    },
    { name: t("source"), value: sourceName(referral.source) },
    { name: t("opened"), value: <DateTime value={referral.openedAt} /> },
    { name: t("closed"), value: referral.closedAt && <DateTime value={referral.closedAt} /> },
  ];
  return <Facts facts={facts.filter(({ value }) => value !== false)} />;
}

function Way({ changes }: { changes: Referral["stageChanges"] }) {
  const t = useText(referralText);
  return (
    <Section title={t("history")}>
      <ol className="flex flex-col">
        {changes.map((change) => (
          <li key={change.id} className="border-b border-line py-1.5 last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>
                {change.fromStage
                  ? t("moved", { from: change.fromStage.name, to: change.toStage.name })
                  : change.toStage.name}
              </span>
              <span className="text-muted">
                <DateTime value={change.occurredAt} time />
              </span>
            </p>
            <p className="text-sm text-muted">
              {change.side === "VENDOR" ? change.actor : t(`side${change.side}`, { actor: change.actor })}
            </p>
            {change.reason && <p className="text-muted">{change.reason}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
