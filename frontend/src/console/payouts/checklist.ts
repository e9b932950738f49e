import type { PayoutRunStatus, PayoutStatus } from "~/gql/graphql";

/** What is known of a run, and of the person who looks at it. */
export interface RunState {
  readonly status: PayoutRunStatus;
  readonly needsSecondPerson: boolean;
  readonly statusCounts: readonly { readonly status: PayoutStatus; readonly count: number }[];
  /** Whether the viewer made the run. */
  readonly isMaker: boolean;
  readonly canApprove: boolean;
  readonly canManage: boolean;
}

export type StepKey = "made" | "approve" | "send" | "settle";
type StepState = "done" | "current" | "to-come";

/** One step of a run with what the viewer may do in it. */
export interface RunStep {
  readonly key: StepKey;
  readonly state: StepState;
  readonly deeds: readonly RunDeed[];
}
export type RunDeed = "approve" | "file" | "submit";

/** How many steps are done in each state. A cancelled run has no step left to do. */
const doneSteps: Record<PayoutRunStatus, number> = {
  DRAFT: 1,
  APPROVED: 2,
  PROCESSING: 3,
  COMPLETED: 4,
  CANCELLED: 1,
};

/** The steps of a run, in order. */
export function runSteps(run: RunState): RunStep[] {
  const keys: StepKey[] = ["made", "approve", "send", "settle"];
  const done = doneSteps[run.status];
  return keys.map((key, index) => {
    const isNext = index === done && run.status !== "CANCELLED";
    const state = index < done ? "done" : isNext ? "current" : "to-come";
    return { key, state, deeds: isNext ? deedsOf(key, run) : [] };
  });
}

function deedsOf(key: StepKey, run: RunState): RunDeed[] {
  if (key === "approve" && approval(run) === "may") return ["approve"];
  if (key === "send" && run.canManage) return ["file", "submit"];
  if (key === "settle" && run.canManage) return ["file"];
  return [];
}

/** Whether the viewer may approve the run, or what stands in the way. */
export function approval(run: RunState): "may" | "other-person" | "not-allowed" {
  if (!run.canApprove) return "not-allowed";
  return run.needsSecondPerson && run.isMaker ? "other-person" : "may";
}

/** Whether the viewer may give the run up: before it is sent. */
export function canCancel(run: Pick<RunState, "canManage" | "status">): boolean {
  return run.canManage && (run.status === "DRAFT" || run.status === "APPROVED");
}

/** Whether a single payout may be taken out: before it is sent. */
export function canTakeOut(payout: { readonly status: PayoutStatus }): boolean {
  return payout.status === "DRAFT" || payout.status === "APPROVED";
}

/** How many payouts are settled, paid or not, of how many. */
export function settledOf(counts: RunState["statusCounts"]): { settled: number; total: number } {
  const settled: readonly PayoutStatus[] = ["PAID", "FAILED", "CANCELLED"];
  const sum = (rows: RunState["statusCounts"]) => rows.reduce((total, { count }) => total + count, 0);
  return { settled: sum(counts.filter((row) => settled.includes(row.status))), total: sum(counts) };
}
