import type { CommissionStatus } from "~/gql/graphql";
import { type Money, signOf } from "~/lib/money";
import type { CauseOf } from "./cause";
import { dayWords, type Speaker, sayOf } from "./speaker";

/** What is needed to say where a commission stands. */
export interface StandingOf {
  readonly status: CommissionStatus;
  /** What a person said. */
  readonly statusReason?: string | null;
  /** From what it followed, if no person moved it. */
  readonly statusCause?: CauseOf | null;
  readonly statusSince: string;
  readonly releaseAt: string;
  readonly amount: Money;
  /** What is given instead of money; null for money. */
  readonly unit?: { readonly quantity: number } | null;
  readonly payout?: { readonly number: string } | null;
  readonly explanation?: {
    readonly hold?: { readonly days: number } | null;
    /** What each cap took away. */
    readonly caps?: readonly { readonly cut: Money }[];
  } | null;
  readonly program: { readonly needsCommissionApproval: boolean };
}

/** Who has the ball and what happens next, in one sentence or two: "Held until 14 Dec 2026 (30-day hold). …". */
export function nextStep(row: StandingOf, speaker: Speaker, now: Date): string {
  const say = sayOf(speaker);
  const reason = row.statusReason ? asSentence(row.statusReason) : null;
  if (row.unit) {
    const words = unitStep(row, row.unit.quantity, speaker, now);
    if (words) return words;
  }
  if (isNothing(row)) return say(isCapped(row) ? "nextCapped" : "nextNothing");
  switch (row.status) {
    case "PENDING":
      return pending(row, speaker, now);
    case "APPROVED":
      return say(signOf(row.amount) < 0 ? "nextDeduct" : "nextPayout");
    case "IN_PAYOUT":
      return row.payout ? say("nextUnderWay", { number: row.payout.number }) : say("nextUnderWayPlain");
    case "PAID": {
      const day = dayWords(row.statusSince, speaker);
      return row.payout ? say("paidWith", { day, number: row.payout.number }) : say("paidOn", { day });
    }
    case "ON_HOLD": {
      const cause = row.statusCause;
      if (cause?.code === "DISPUTED") return say("disputed", { case: cause.externalId ?? "" });
      if (cause?.code === "RECRUITED_HELD") return say("recruitedHeld");
      if (cause?.code === "IN_REVIEW") return say("inReview");
      return reason ? say("stoppedBecause", { reason }) : say("stopped");
    }
    case "REJECTED":
      if (row.statusCause?.code === "RECRUITED_REJECTED") return say("recruitedRejected");
      if (row.statusCause?.code === "RULES_BROKEN") return say("rulesBroken");
      return reason ? say("rejectedBecause", { reason }) : say("rejected");
    case "REVERSED":
      return say(signOf(row.amount) < 0 ? "cancelled" : "takenBack");
  }
}

/** Neither a hold nor a payout changes what is nothing. */
function isNothing({ status, amount, unit }: StandingOf): boolean {
  return !unit && signOf(amount) === 0 && (status === "PENDING" || status === "APPROVED");
}

/** A cap that was reached took what it would have been. */
const isCapped = ({ explanation }: StandingOf) =>
  explanation?.caps?.some((cap) => signOf(cap.cut) !== 0) ?? false;

/** What is no money is handed over, not paid; null where money and the rest have the same words. */
function unitStep(row: StandingOf, quantity: number, speaker: Speaker, now: Date): string | null {
  const say = sayOf(speaker);
  const day = dayWords(row.status === "PENDING" ? row.releaseAt : row.statusSince, speaker);
  if (row.status === "APPROVED") return say(quantity < 0 ? "nextReturned" : "nextHandedOver");
  if (row.status === "PAID") return say("handedOver", { day });
  if (row.status !== "PENDING" || new Date(row.releaseAt) <= now || row.program.needsCommissionApproval)
    return null;
  return `${say("heldUntil", { day })} ${say("thenHandedOver")}`;
}

/** What a person wrote, ended like a sentence, because another follows. */
function asSentence(words: string): string {
  return /[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}

function pending(row: StandingOf, speaker: Speaker, now: Date): string {
  const say = sayOf(speaker);
  const day = dayWords(row.releaseAt, speaker);
  const byPerson = row.program.needsCommissionApproval;
  if (new Date(row.releaseAt) <= now) return say(byPerson ? "holdOverPerson" : "holdOverClock", { day });
  const days = row.explanation?.hold?.days;
  const held = days ? say("heldUntilDays", { day, count: days }) : say("heldUntil", { day });
  return `${held} ${say(byPerson ? "thenPerson" : "thenClock")}`;
}
