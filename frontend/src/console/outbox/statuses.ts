import type { MailStatus } from "~/gql/graphql";
import type { Standing } from "~/ui/Badge";

/** Every state of a mail, in the order of its life. */
export const mailStatuses = ["KEPT", "QUEUED", "SENT", "FAILED"] as const satisfies readonly MailStatus[];

/** How each stands. */
export const mailStandings: Record<MailStatus, Standing> = {
  KEPT: "held",
  QUEUED: "waiting",
  SENT: "done",
  FAILED: "failed",
};
