import type { CommissionStatus } from "~/gql/graphql";
import { type Money, signOf } from "~/lib/money";
import { dayWords, type Speaker, sayOf } from "./speaker";

/** What is needed to say where a commission stands. */
export interface StandingOf {
  readonly status: CommissionStatus;
  readonly statusReason?: string | null;
  readonly statusSince: string;
  readonly releaseAt: string;
  readonly amount: Money;
  readonly payout?: { readonly number: string } | null;
  readonly explanation?: { readonly hold?: { readonly days: number } | null } | null;
  readonly program: { readonly needsCommissionApproval: boolean };
}

/** Who has the ball and what happens next, in one sentence or two: "Held until 14 Dec 2026 (30-day hold). …". */
export function nextStep(row: StandingOf, speaker: Speaker, now: Date): string {
  const say = sayOf(speaker);
  const reason = row.statusReason ? asSentence(row.statusReason) : null;
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
    case "ON_HOLD":
      return reason ? say("stoppedBecause", { reason }) : say("stopped");
    case "REJECTED":
      return reason ? say("rejectedBecause", { reason }) : say("rejected");
    case "REVERSED":
      return say(signOf(row.amount) < 0 ? "cancelled" : "takenBack");
  }
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
