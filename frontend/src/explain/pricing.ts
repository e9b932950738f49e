import type { PricingExplanationFragment } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import { formatDecimal, formatPercentage } from "~/lib/money";
import { capSentences } from "./cap";
import { measuredSentences } from "./measured";
import { dayWords, eventName, moneyWords, type Speaker, sayOf } from "./speaker";
import { exactWords, isWhole } from "./sum";
import { tellOf } from "./tell";
import {
  bonusTerms,
  bracketTerms,
  recruitedName,
  recruiterTrigger,
  type Structure,
  triggerName,
  unitWords,
} from "./terms";

/** How one incentive was computed, as the API tells it. */
export type Pricing = Omit<PricingExplanationFragment, "structure"> & {
  readonly structure: Structure | null;
};

/** The computation as sentences, in the order of the rules: what it pays, limits, choice, credit, caps, hold. */
export function pricingSentences(pricing: Pricing, speaker: Speaker): string[] {
  return [
    ...terms(pricing, speaker),
    ...countedAs(pricing, speaker),
    ...measuredSentences(pricing, speaker),
    ...topUp(pricing, speaker),
    ...pricing.limits.map((limit) => limitSentence(limit, isRecruiters(pricing), speaker)),
    ...bounds(pricing, speaker),
    ...choice(pricing, speaker),
    ...credit(pricing, speaker),
    ...capSentences(pricing, speaker),
    ...outcome(pricing, speaker),
  ];
}

function terms(pricing: Pricing, speaker: Speaker): string[] {
  const { structure, incentive, unit } = pricing;
  const say = sayOf(speaker);
  const event = triggerName(incentive.trigger, speaker);
  const name = incentive.name;
  if (unit) return [tellOf(speaker)("unitTerms", { name, event, unit: unitWords(unit.unit, speaker) })];
  if (structure?.brackets) return bracketTerms(incentive, structure.brackets, speaker);
  if (structure?.bonus) return bonusTerms(incentive, structure.bonus, speaker);
  if (structure?.flat) return [say("paysFlat", { name, amount: moneyWords(structure.flat, speaker), event })];
  if (structure?.percentage) return [percentTerms(pricing, structure.percentage, speaker)];
  return [say("waitsFor", { name, event })];
}

function percentTerms({ incentive, recruit }: Pricing, share: string, speaker: Speaker): string {
  const name = incentive.name;
  const percentage = formatPercentage(share, speaker.language);
  if (recruit) {
    return tellOf(speaker)("recruitPays", { name, percentage, partner: recruitedName(recruit, speaker) });
  }
  if (incentive.trigger === recruiterTrigger) return tellOf(speaker)("recruitTerms", { name, percentage });
  return sayOf(speaker)("paysPercent", { name, percentage, event: eventName(incentive.trigger, speaker) });
}

/** What a conversion in another currency counts as, by the rate that it was converted by. */
function countedAs({ rate: of }: Pricing, speaker: Speaker): string[] {
  if (!of) return [];
  const say = tellOf(speaker);
  const [amount, counted] = [moneyWords(of.amount, speaker), moneyWords(of.inProgram, speaker)];
  if (!of.rate || !of.day) return [say("countedAs", { amount, counted })];
  const rate = formatDecimal(of.rate, speaker.language);
  const day = formatDate(of.day, speaker.language);
  return of.source && of.source !== "MANUAL" && of.source !== "FILE"
    ? [say("countedAtBy", { amount, counted, rate, day, source: of.source })]
    : [say("countedAt", { amount, counted, rate, day })];
}

function topUp({ topUp: of, incentive }: Pricing, speaker: Speaker): string[] {
  if (!of) return [];
  const say = tellOf(speaker);
  const lines = [say("topUp", { event: triggerName(incentive.trigger, speaker) })];
  if (/[1-9]/.test(of.refunded.amount)) {
    const [refunded, refundable] = [moneyWords(of.refunded, speaker), moneyWords(of.refundable, speaker)];
    lines.push(say("topUpRefunded", { refunded, refundable }));
  }
  return lines;
}

/** Whether it is a recruiter's part, whose months are counted per partner. */
const isRecruiters = ({ incentive }: Pricing) => incentive.trigger === recruiterTrigger;

/** A limit and what it saw. */
function limitSentence(limit: Pricing["limits"][number], isPerPartner: boolean, speaker: Speaker): string {
  const say = sayOf(speaker);
  switch (limit.kind) {
    case "FIRST_ONLY":
      return say(limit.holds ? "firstOnlyHolds" : "firstOnlyOver");
    case "MAX_COUNT":
      return limit.holds
        ? say("maxCountHolds", { limit: limit.limit, place: limit.counted + 1 })
        : say("maxCountOver", { limit: limit.limit });
    case "MAX_MONTHS":
      return isPerPartner ? partnerMonths(limit, speaker) : customerMonths(limit, speaker);
  }
}

function customerMonths(limit: Pricing["limits"][number], speaker: Speaker): string {
  const say = sayOf(speaker);
  if (!limit.firstAt || !limit.endsAt) return say("maxMonthsFirst", { count: limit.limit });
  const [first, ends] = [dayWords(limit.firstAt, speaker), dayWords(limit.endsAt, speaker)];
  return say(limit.holds ? "maxMonthsHolds" : "maxMonthsOver", { count: limit.limit, first, ends });
}

function partnerMonths(limit: Pricing["limits"][number], speaker: Speaker): string {
  const say = tellOf(speaker);
  if (!limit.firstAt || !limit.endsAt) return say("recruitMonthsFirst", { count: limit.limit });
  const [first, ends] = [dayWords(limit.firstAt, speaker), dayWords(limit.endsAt, speaker)];
  return say(limit.holds ? "recruitMonthsHolds" : "recruitMonthsOver", { count: limit.limit, first, ends });
}

function bounds({ min, max }: Pricing, speaker: Speaker): string[] {
  const say = sayOf(speaker);
  const lines: string[] = [];
  if (min) {
    const bound = moneyWords(min.bound, speaker);
    lines.push(say(min.applied ? "minApplied" : "minIdle", { bound }));
  }
  if (max) {
    const bound = moneyWords(max.bound, speaker);
    lines.push(say(max.applied ? "maxApplied" : "maxIdle", { bound }));
  }
  return lines;
}

function choice(pricing: Pricing, speaker: Speaker): string[] {
  if (!pricing.choice || pricing.choice.candidates.length < 2) return [];
  const amount = exactWords(pricing, speaker);
  const list = pricing.choice.candidates.map((one) => `${one.name} ${amount(one.amount)}`).join(", ");
  return [sayOf(speaker)("alternatives", { list })];
}

function credit({ creditPercentage, bonus }: Pricing, speaker: Speaker): string[] {
  // A bonus is paid whole, whatever the credit.
  if (isWhole(creditPercentage) || bonus) return [];
  const percentage = formatPercentage(creditPercentage, speaker.language);
  return [sayOf(speaker)("sharedCredit", { percentage })];
}

function outcome(pricing: Pricing, speaker: Speaker): string[] {
  const { hold, isPaid, reason } = pricing;
  const say = sayOf(speaker);
  const lines: string[] = [];
  if (hold?.source === "COMMISSION") {
    lines.push(tellOf(speaker)("recruitHold", { until: dayWords(hold.releaseAt, speaker) }));
  } else if (hold) {
    const until = dayWords(hold.releaseAt, speaker);
    const source = say(hold.source === "INCENTIVE" ? "holdOfIncentive" : "holdOfProgram");
    lines.push(hold.days === 0 ? say("holdNone") : say("holdDays", { count: hold.days, until, source }));
  }
  if (!isPaid && reason === "MAX_MONTHS" && isRecruiters(pricing)) {
    return [...lines, tellOf(speaker)("recruitUnpaidMonths")];
  }
  if (!isPaid) lines.push(say(reason ? `unpaid${reason}` : "unpaid"));
  return lines;
}
