import type { PricingExplanationFragment } from "~/gql/graphql";
import { formatPercentage, type Money } from "~/lib/money";
import { digitsOf, type ExactAmount, formatExact } from "./exact";
import { dayWords, eventName, moneyWords, type Speaker, sayOf } from "./speaker";

/** How one incentive was computed, as the API tells it. */
export type Pricing = PricingExplanationFragment;

/** One line of the sum: what it is and how much, in words. */
export interface SumLine {
  readonly key: string;
  readonly label: string;
  readonly amount: string;
  /** `part` is added, `step` is what results, `total` ends the sum. */
  readonly kind: "part" | "step" | "total";
}

const whole = (percentage: string) => /^100(\.0+)?$/.test(percentage);

function known(pricing: Pricing): (Money | null | undefined)[] {
  return [pricing.rounding?.amount, pricing.structure?.flat, pricing.min?.bound, pricing.max?.bound];
}

/** Says exact amounts of this computation in its currencies' digits. */
function exactWords(pricing: Pricing, speaker: Speaker) {
  return (exact: ExactAmount) =>
    formatExact(exact, digitsOf(exact.currency, known(pricing)), speaker.language);
}

/** The computation as sentences, in the order of the rules: what it pays, limits, choice, credit, rounding, hold. */
export function pricingSentences(pricing: Pricing, speaker: Speaker): string[] {
  return [
    ...terms(pricing, speaker),
    ...pricing.limits.map((limit) => limitSentence(limit, speaker)),
    ...bounds(pricing, speaker),
    ...choice(pricing, speaker),
    ...outcome(pricing, speaker),
  ];
}

function terms({ structure, incentive }: Pricing, speaker: Speaker): string[] {
  const say = sayOf(speaker);
  const event = eventName(incentive.trigger, speaker);
  const name = incentive.name;
  if (structure?.flat) return [say("paysFlat", { name, amount: moneyWords(structure.flat, speaker), event })];
  if (structure?.percentage) {
    const percentage = formatPercentage(structure.percentage, speaker.language);
    return [say("paysPercent", { name, percentage, event })];
  }
  return [say("waitsFor", { name, event })];
}

/** A limit and what it saw. */
function limitSentence(limit: Pricing["limits"][number], speaker: Speaker): string {
  const say = sayOf(speaker);
  switch (limit.kind) {
    case "FIRST_ONLY":
      return say(limit.holds ? "firstOnlyHolds" : "firstOnlyOver");
    case "MAX_COUNT":
      return limit.holds
        ? say("maxCountHolds", { limit: limit.limit, place: limit.counted + 1 })
        : say("maxCountOver", { limit: limit.limit });
    case "MAX_MONTHS": {
      if (!limit.firstAt || !limit.endsAt) return say("maxMonthsFirst", { count: limit.limit });
      const ends = dayWords(limit.endsAt, speaker);
      const first = dayWords(limit.firstAt, speaker);
      return say(limit.holds ? "maxMonthsHolds" : "maxMonthsOver", { count: limit.limit, first, ends });
    }
  }
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

function outcome({ creditPercentage, hold, isPaid, reason }: Pricing, speaker: Speaker): string[] {
  const say = sayOf(speaker);
  const lines: string[] = [];
  if (!whole(creditPercentage)) {
    lines.push(say("sharedCredit", { percentage: formatPercentage(creditPercentage, speaker.language) }));
  }
  if (hold) {
    const until = dayWords(hold.releaseAt, speaker);
    const source = say(hold.source === "INCENTIVE" ? "holdOfIncentive" : "holdOfProgram");
    lines.push(hold.days === 0 ? say("holdNone") : say("holdDays", { count: hold.days, until, source }));
  }
  if (!isPaid) lines.push(say(reason ? `unpaid${reason}` : "unpaid"));
  return lines;
}

/** The sum line by line: base, rate, minimum and maximum, credit, rounding. It ends with what was earned. */
export function sumLines(pricing: Pricing, speaker: Speaker): SumLine[] {
  const amount = exactWords(pricing, speaker);
  const lines = [...baseLines(pricing, speaker), ...fullLines(pricing, speaker)];
  const { rounding, creditPercentage } = pricing;
  if (!rounding) return lines;
  const say = sayOf(speaker);
  if (!whole(creditPercentage)) {
    const percentage = formatPercentage(creditPercentage, speaker.language);
    lines.push({
      key: "credit",
      kind: "step",
      label: say("timesCredit", { percentage }),
      amount: amount(rounding.exact),
    });
  }
  const total = moneyWords(rounding.amount, speaker);
  const rounded = amount(rounding.exact) !== total;
  lines.push({
    key: "total",
    kind: "total",
    label: say(rounded ? "earnedRounded" : "earned"),
    amount: total,
  });
  return lines;
}

function baseLines(pricing: Pricing, speaker: Speaker): SumLine[] {
  const { base } = pricing;
  if (!base) return [];
  const say = sayOf(speaker);
  const amount = exactWords(pricing, speaker);
  const parts = base.lines.map((line, index): SumLine => {
    const item = [line.productId, line.category].filter(Boolean).join(", ");
    const label = line.label === "ITEM" && item ? say("baseITEMof", { item }) : say(`base${line.label}`);
    return { key: `base${index}`, kind: "part", label, amount: amount(line.amount) };
  });
  // One line is its own total.
  if (parts.length === 1) return parts;
  return [...parts, { key: "base", kind: "step", label: say("base"), amount: amount(base.total) }];
}

function fullLines(pricing: Pricing, speaker: Speaker): SumLine[] {
  const { fullAmount, structure, min, max } = pricing;
  if (!fullAmount) return [];
  const say = sayOf(speaker);
  const label = structure?.percentage
    ? say("timesRate", { percentage: formatPercentage(structure.percentage, speaker.language) })
    : say("flatAmount");
  const lines: SumLine[] = [
    { key: "full", kind: "step", label, amount: exactWords(pricing, speaker)(fullAmount) },
  ];
  if (min?.applied)
    lines.push({ key: "min", kind: "step", label: say("toMinimum"), amount: moneyWords(min.bound, speaker) });
  if (max?.applied)
    lines.push({ key: "max", kind: "step", label: say("toMaximum"), amount: moneyWords(max.bound, speaker) });
  return lines;
}
