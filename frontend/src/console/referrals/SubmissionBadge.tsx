import type { SubmissionStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { type Standing, StatusBadge } from "~/ui/Badge";
import { submissionText } from "./submissionText";

const standings: Record<SubmissionStatus, Standing> = {
  SUBMITTED: "held",
  NEEDS_INFO: "waiting",
  ACCEPTED: "done",
  REJECTED: "ended",
};

/** What was said about a submission, and else who has the ball. */
export function SubmissionBadge({ status }: { status: SubmissionStatus }) {
  const t = useText(submissionText);
  return <StatusBadge standing={standings[status]}>{t(status)}</StatusBadge>;
}
