import type { SubmissionStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { statusText } from "./statusText";

const standingOf: Record<SubmissionStatus, Standing> = {
  SUBMITTED: "waiting",
  NEEDS_INFO: "held",
  ACCEPTED: "done",
  REJECTED: "ended",
};

interface SubmissionBadgeProps {
  referral: { readonly status: SubmissionStatus; readonly source: string };
}

/** What the vendor said about a submission; nothing for referrals that nobody submitted. */
export function SubmissionBadge({ referral }: SubmissionBadgeProps) {
  const t = useText(statusText);
  if (referral.source !== "SUBMISSION") return null;
  return <StatusBadge standing={standingOf[referral.status]}>{t(referral.status)}</StatusBadge>;
}
