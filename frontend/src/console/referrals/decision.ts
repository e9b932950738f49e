import type { SubmissionRejectReason } from "~/gql/graphql";

/** What each dialog that decides about a submission is given. */
export interface DecisionDialogProps {
  /** The referral's id. */
  id: string;
  /** What the prospect is called. */
  name: string;
  /** Days that the program protects by itself. */
  protectionDays: number;
  /** Said above the fields when somebody else has decided since the dialog was opened. */
  meanwhile?: string | undefined;
  onClose: () => void;
}

/** What may be done about a submission that waits. */
export type Deed = "accept" | "reject" | "ask";

/** The fixed reasons of a rejection, in the order in which they are offered. */
export const rejectReasons = [
  "NOT_QUALIFIED",
  "OUTSIDE_MARKET",
  "ALREADY_KNOWN",
  "DUPLICATE",
  "INCOMPLETE",
  "UNREACHABLE",
  "NO_CONSENT",
  "OTHER",
] as const satisfies readonly SubmissionRejectReason[];
