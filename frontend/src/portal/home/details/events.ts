import { noWords } from "~/explain/speaker";
import { unitWords } from "~/explain/terms";
import type { PortalEventsQuery } from "~/gql/graphql";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatMoney, signOf } from "~/lib/money";
import { detailsText } from "./text";

/** Where an event leads. */
export interface Target {
  readonly kind: "referral" | "commission" | "payout";
  readonly id: string;
}

/** One thing that happened. */
export interface NewestEvent {
  readonly key: string;
  readonly at: string;
  readonly words: string;
  readonly target: Target;
}

type Referral = PortalEventsQuery["referrals"]["edges"][number]["node"];
type Commission = PortalEventsQuery["commissions"]["edges"][number]["node"];
type Payout = PortalEventsQuery["payouts"]["edges"][number]["node"];
type Change = Commission["changes"][number];

/** Stage changes, commissions and payouts in one list, newest first, at most `most`. */
export function newestEvents(data: PortalEventsQuery, language: Language, most: number): NewestEvent[] {
  const all = [
    ...data.referrals.edges.flatMap(({ node }) => ofReferral(node, language)),
    ...data.commissions.edges.flatMap(({ node }) => ofCommission(node, language)),
    ...data.payouts.edges.flatMap(({ node }) => ofPayout(node, language)),
  ];
  return all.sort((a, b) => b.at.localeCompare(a.at)).slice(0, most);
}

function ofReferral({ id, name, stageChanges }: Referral, language: Language): NewestEvent[] {
  const say = sayIn(detailsText, language);
  return stageChanges.map((change) => ({
    key: change.id,
    at: change.occurredAt,
    words: change.fromStage
      ? say("eventMoved", { name, stage: change.toStage.name })
      : say("eventNew", { name }),
    target: { kind: "referral", id },
  }));
}

function ofCommission(row: Commission, language: Language): NewestEvent[] {
  return row.changes.flatMap((change) => {
    const words = commissionWords(row, change, language);
    if (words === null) return [];
    return [{ key: change.id, at: change.createdAt, words, target: { kind: "commission", id: row.id } }];
  });
}

/** Null for changes that the payout tells better: one payout holds many commissions. */
function commissionWords(row: Commission, change: Change, language: Language): string | null {
  const say = sayIn(detailsText, language);
  const { unit } = row;
  // What came to nothing is no news.
  if (!unit && signOf(row.amount) === 0) return null;
  const amount = unit
    ? unitWords(unit, { language, zone: "UTC", words: noWords })
    : formatMoney(row.amount, language);
  if (!change.fromStatus) {
    if (row.kind === "ADJUSTMENT") {
      return say(signOf(row.amount) < 0 ? "eventTakenByHand" : "eventGivenByHand", { amount });
    }
    if (row.kind === "REVERSAL") return say("eventTakenBack", { amount });
    const customer = row.customerLabel;
    return customer ? say("eventEarnedFrom", { amount, customer }) : say("eventEarned", { amount });
  }
  switch (change.toStatus) {
    case "APPROVED":
      return row.kind === "REVERSAL" || change.fromStatus === "IN_PAYOUT"
        ? null
        : say("eventReleased", { amount });
    case "ON_HOLD":
      return say("eventStopped", { amount });
    case "REJECTED":
      return say("eventRejected", { amount });
    case "PAID":
      return unit ? say("eventHandedOver", { amount }) : null;
    case "PENDING":
    case "IN_PAYOUT":
    case "REVERSED":
      return null;
  }
}

function ofPayout(payout: Payout, language: Language): NewestEvent[] {
  const say = sayIn(detailsText, language);
  const { id, number, createdAt, paidAt } = payout;
  const amount = formatMoney(payout.amount, language);
  const target: Target = { kind: "payout", id };
  const made: NewestEvent = {
    key: id,
    at: createdAt,
    words: say("eventPrepared", { amount, number }),
    target,
  };
  if (!paidAt) return [made];
  return [made, { key: `${id} paid`, at: paidAt, words: say("eventPaid", { amount, number }), target }];
}
