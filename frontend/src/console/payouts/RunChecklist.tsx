import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { RunChecklistFragment } from "~/gql/graphql";
import { formatDay, formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatMoney } from "~/lib/money";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Button } from "~/ui/Button";
import { StepLadder } from "~/ui/Progress";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { useNames } from "../people/useNames";
import { useProblems } from "../useProblems";
import { approval, type RunDeed, type RunState, runSteps, type StepKey, settledOf } from "./checklist";
import { RunFiles } from "./RunFiles";
import { payoutText } from "./text";

const RunChecklistDocument = graphql(`
  fragment RunChecklist on PayoutRun {
    id
    status
    cutOffAt
    createdAt
    createdBy
    isMaker
    approvedBy
    approvedAt
    completedAt
    needsSecondPerson
    payoutCount
    ...RunFiles
    totals { amount currencyCode }
    statusCounts { status count }
  }
`);
const ApproveRunDocument = graphql(`
  mutation PayoutRunApprove($id: ID!) {
    payoutRunApprove(id: $id) {
      payoutRun { id approvedBy approvedAt statusCounts { status count } ...RunFiles }
      userErrors { field message code }
    }
  }
`);
const SubmitRunDocument = graphql(`
  mutation PayoutRunSubmit($id: ID!) {
    payoutRunSubmit(id: $id) {
      payoutRun { id statusCounts { status count } ...RunFiles }
      userErrors { field message code }
    }
  }
`);
type Run = RunChecklistFragment;

/** Where the run stands and what comes next, with the deed of the step beside it. */
export function RunChecklist({ run: ref }: { run: FragmentType<typeof RunChecklistDocument> }) {
  const t = useText(payoutText);
  const run = readFragment(RunChecklistDocument, ref);
  const state = useRunState(run);
  const notes = useNotes(run, state);
  const names = { made: "stepMade", approve: "stepApprove", send: "stepSend", settle: "stepSettle" } as const;
  const steps = runSteps(state).map((step) => ({
    key: step.key,
    name: t(names[step.key]),
    state: step.state,
    note: notes(step.key, step.state),
    children: step.deeds.length > 0 && (
      <div className="flex flex-wrap gap-2">
        {step.deeds.map((deed) => (
          <Deed key={deed} deed={deed} run={run} />
        ))}
      </div>
    ),
  }));
  return (
    <>
      <StepLadder label={t("checklist")} steps={steps} />
      {run.status === "CANCELLED" && <p className="text-muted">{t("stepGivenUp")}</p>}
    </>
  );
}

function useRunState(run: Run): RunState {
  return {
    status: run.status,
    needsSecondPerson: run.needsSecondPerson,
    statusCounts: run.statusCounts,
    isMaker: run.isMaker,
    canApprove: useCan("PAYOUT_APPROVE"),
    canManage: useCan("PAYOUT_MANAGE"),
  };
}

function useAmounts(run: Pick<Run, "totals">): string {
  const { language } = useLanguage();
  return run.totals.map((total) => formatMoney(total, language)).join(" + ");
}

/** What each step says: who did it and when, or what it waits for. */
function useNotes(run: Run, state: RunState) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const zone = useZone();
  const amounts = useAmounts(run);
  const nameOf = useNames([run.createdBy, ...(run.approvedBy ? [run.approvedBy] : [])]);
  const day = (instant: string | null | undefined) => (instant ? formatDay(instant, language, zone) : "–");
  const maker = nameOf(run.createdBy);
  const waiting = () => {
    const may = approval(state);
    if (run.needsSecondPerson) {
      return may === "other-person" ? t("stepApproveOther") : t("stepApproveSecond", { name: maker });
    }
    return may === "not-allowed" ? t("stepApproveMay") : t("stepApproveNote", { amounts });
  };
  return (key: StepKey, at: "done" | "current" | "to-come"): string => {
    if (at === "to-come") return run.status === "CANCELLED" ? "" : t("stepToCome");
    switch (key) {
      case "made":
        return t("stepMadeNote", {
          cutOff: formatInstant(run.cutOffAt, language, zone),
          name: maker,
          day: day(run.createdAt),
        });
      case "approve":
        return at === "current"
          ? waiting()
          : t("stepApproved", { name: nameOf(run.approvedBy ?? ""), day: day(run.approvedAt) });
      case "send":
        return at === "current" ? t("stepSendNote") : t("stepSent");
      case "settle": {
        if (at === "done") return t("stepSettled", { day: day(run.completedAt) });
        const { settled, total } = settledOf(run.statusCounts);
        return t("stepSettleNote", { settled: formatCount(settled, language), count: total });
      }
    }
  };
}

function Deed({ deed, run }: { deed: RunDeed; run: Run }) {
  switch (deed) {
    case "file":
      return <RunFiles run={run} />;
    case "approve":
      return <ApproveRun run={run} />;
    case "submit":
      return <SubmitRun run={run} />;
  }
}

function ApproveRun({ run }: { run: Run }) {
  const t = useText(payoutText);
  const amounts = useAmounts(run);
  const [isOpen, setOpen] = useState(false);
  const { problems, settle } = useProblems();
  const [, approve] = useMutation(ApproveRunDocument);
  const confirm = async () => {
    const { data, error } = await approve({ id: run.id });
    if (!settle(error, data?.payoutRunApprove.userErrors)) return;
    setOpen(false);
    void toast(t("approved"));
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("approve", { amounts })}
      </Button>
      <DecisionDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("approveTitle", { amounts })}
        effect={t("approveEffect", { count: run.payoutCount })}
        confirm={t("approve", { amounts })}
        problems={problems}
        onConfirm={confirm}
      />
    </>
  );
}

function SubmitRun({ run }: { run: Run }) {
  const t = useText(payoutText);
  const amounts = useAmounts(run);
  const [isOpen, setOpen] = useState(false);
  const { problems, settle } = useProblems();
  const [, submit] = useMutation(SubmitRunDocument);
  const confirm = async () => {
    const { data, error } = await submit({ id: run.id });
    if (!settle(error, data?.payoutRunSubmit.userErrors)) return;
    setOpen(false);
    void toast(t("submitted"));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("submit")}</Button>
      <DecisionDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("submitTitle", { amounts })}
        effect={t("submitEffect", { count: run.payoutCount })}
        confirm={t("submitIt", { amounts })}
        problems={problems}
        onConfirm={confirm}
      />
    </>
  );
}
