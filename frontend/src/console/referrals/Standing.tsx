import type { StageKind, SubmissionStatus } from "~/gql/graphql";
import { StageBadge } from "./StageBadge";
import { SubmissionBadge } from "./SubmissionBadge";

interface StandingProps {
  referral: { status: SubmissionStatus; stage: { name: string; kind: StageKind } };
}

/** Where a referral stands: on its stage, or before the pipeline while nobody accepted it. */
export function Standing({ referral }: StandingProps) {
  return referral.status === "ACCEPTED" ? (
    <StageBadge stage={referral.stage} />
  ) : (
    <SubmissionBadge status={referral.status} />
  );
}
