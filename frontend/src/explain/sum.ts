import { formatCount, formatPercentage, type Money, signOf, sumMoney } from "~/lib/money";
import { capName } from "./cap";
import { digitsOf, type ExactAmount, formatExact } from "./exact";
import { lengthWords, negative } from "./measured";
import type { Pricing } from "./pricing";
import { moneyWords, type Speaker, sayOf } from "./speaker";
import { tellOf } from "./tell";
import { measureWords, payWords, recruitedName } from "./terms";

/** One line of the sum: what it is and how much, in words. */
export interface SumLine {
  readonly key: string;
  readonly label: string;
  readonly amount: string;
  /** `part` is added, `step` is what results, `total` ends the sum. */
  readonly kind: "part" | "step" | "total";
}

/** Whether a credit is all of it. */
export const isWhole = (percentage: string) => /^100(\.0+)?$/.test(percentage);

function known(pricing: Pricing): (Money | null | undefined)[] {
  return [pricing.rounding?.amount, pricing.structure?.flat, pricing.min?.bound, pricing.max?.bound];
}

/** Says exact amounts of this computation in its currencies' digits. */
export function exactWords(pricing: Pricing, speaker: Speaker) {
  return (exact: ExactAmount) =>
    formatExact(exact, digitsOf(exact.currency, known(pricing)), speaker.language);
}

/** The sum line by line: base, rate, minimum and maximum, credit, rounding, caps. It ends with what was earned. */
export function sumLines(pricing: Pricing, speaker: Speaker): SumLine[] {
  if (pricing.unit) return unitLines(pricing, pricing.unit, speaker);
  const lines = [...baseLines(pricing, speaker), ...fullLines(pricing, speaker)];
  const { rounding } = pricing;
  if (!rounding) return lines;
  lines.push(...creditLines(pricing, rounding, speaker));
  return [...lines, ...endLines(pricing, rounding, lines.at(-1)?.amount, speaker)];
}

type Rounding = NonNullable<Pricing["rounding"]>;

function creditLines(pricing: Pricing, rounding: Rounding, speaker: Speaker): SumLine[] {
  const { creditPercentage, topUp, bonus } = pricing;
  const isShared = !isWhole(creditPercentage) && !bonus;
  const isRefunded = Boolean(topUp && signOf(topUp.refunded) !== 0);
  if (!isShared && !isRefunded) return [];
  const percentage = formatPercentage(creditPercentage, speaker.language);
  const share = isShared ? sayOf(speaker)("timesCredit", { percentage }) : null;
  const kept = isRefunded ? tellOf(speaker)("sumKept") : null;
  const label = [share, kept].filter(Boolean).join(", ");
  return [{ key: "credit", kind: "step", label, amount: exactWords(pricing, speaker)(rounding.exact) }];
}

/** From the rounded amount to what was earned: what was earned before is subtracted, then what caps cut. */
function endLines(
  pricing: Pricing,
  rounding: Rounding,
  last: string | undefined,
  speaker: Speaker,
): SumLine[] {
  const say = sayOf(speaker);
  const tell = tellOf(speaker);
  const { topUp } = pricing;
  const cuts = pricing.caps.filter((one) => signOf(one.cut) !== 0);
  const isRounded = exactWords(pricing, speaker)(rounding.exact) !== moneyWords(rounding.amount, speaker);
  const before = topUp?.difference ?? rounding.amount;
  const earned = cuts.reduce((left, one) => sumMoney([left, negative(one.cut)]), before);
  const lines: SumLine[] = [];
  const add = (key: string, kind: SumLine["kind"], label: string, money: Money) =>
    lines.push({ key, kind, label, amount: moneyWords(money, speaker) });
  if (topUp) {
    add("earns", "step", tell("sumTopUpEarns"), topUp.earns);
    add("before", "part", tell("sumTopUpBefore"), negative(topUp.before));
    if (cuts.length > 0) add("difference", "step", tell("sumDifference"), topUp.difference);
  } else if (cuts.length > 0 && last !== moneyWords(rounding.amount, speaker))
    add("uncut", "step", tell("sumBeforeCaps"), rounding.amount);
  for (const one of cuts) {
    add(`cap${one.kind}`, "part", tell("sumCap", { cap: capName(one, speaker) }), negative(one.cut));
  }
  add("total", "total", say(isRounded ? "earnedRounded" : "earned"), earned);
  return lines;
}

function unitLines(pricing: Pricing, unit: NonNullable<Pricing["unit"]>, speaker: Speaker): SumLine[] {
  const tell = tellOf(speaker);
  const count = (quantity: number) => formatCount(quantity, speaker.language);
  const isRounded = unit.exact !== String(unit.quantity);
  const total: SumLine = {
    key: "total",
    kind: "total",
    label: tell(isRounded ? "sumUnitRounded" : "sumUnit"),
    amount: `${count(unit.quantity)} ${unit.unit.name}`,
  };
  if (isWhole(pricing.creditPercentage)) return [total];
  const percentage = formatPercentage(pricing.creditPercentage, speaker.language);
  const share = sayOf(speaker)("timesCredit", { percentage });
  return [
    { key: "full", kind: "part", label: tell("sumUnitFull"), amount: count(unit.unit.quantity) },
    { key: "credit", kind: "step", label: share, amount: isRounded ? unit.exact : count(unit.quantity) },
    total,
  ];
}

function baseLines(pricing: Pricing, speaker: Speaker): SumLine[] {
  const { base, bonus } = pricing;
  // A bonus is no part of the base: that was only measured.
  if (!base || bonus) return [];
  const amount = exactWords(pricing, speaker);
  const parts = base.lines.map(
    (line, index): SumLine => ({
      key: `base${index}`,
      kind: "part",
      label: baseLabel(line, pricing, speaker),
      amount: amount(line.amount),
    }),
  );
  // One line is its own total.
  if (parts.length === 1) return parts;
  return [...parts, { key: "base", kind: "step", label: sayOf(speaker)("base"), amount: amount(base.total) }];
}

function baseLabel(
  line: NonNullable<Pricing["base"]>["lines"][number],
  { recruit }: Pricing,
  speaker: Speaker,
): string {
  const say = sayOf(speaker);
  if (recruit) return tellOf(speaker)("baseCOMMISSION", { partner: recruitedName(recruit, speaker) });
  const item = [line.productId, line.category].filter(Boolean).join(", ");
  return line.label === "ITEM" && item ? say("baseITEMof", { item }) : say(`base${line.label}`);
}

function fullLines(pricing: Pricing, speaker: Speaker): SumLine[] {
  const { fullAmount, min, max } = pricing;
  if (!fullAmount) return [];
  const say = sayOf(speaker);
  const lines = sliceLines(pricing, fullAmount, speaker);
  if (min?.applied)
    lines.push({ key: "min", kind: "step", label: say("toMinimum"), amount: moneyWords(min.bound, speaker) });
  if (max?.applied)
    lines.push({ key: "max", kind: "step", label: say("toMaximum"), amount: moneyWords(max.bound, speaker) });
  return lines;
}

/** What it pays at full credit: by one step, or by each step that the amount touches. */
function sliceLines(pricing: Pricing, fullAmount: ExactAmount, speaker: Speaker): SumLine[] {
  const say = sayOf(speaker);
  const tell = tellOf(speaker);
  const { slices, structure, bonus } = pricing;
  const amount = exactWords(pricing, speaker);
  if (slices.length > 1) {
    const parts = slices.map((one): SumLine => {
      const label = tell("sumSlice", { length: lengthWords(one, speaker), pay: payWords(one, speaker) });
      return { key: `slice${one.bracket}`, kind: "part", label, amount: amount(one.amount) };
    });
    return [...parts, { key: "full", kind: "step", label: tell("sumSlices"), amount: amount(fullAmount) }];
  }
  const percentage = slices[0] ? slices[0].percentage : structure?.percentage;
  const label = percentage
    ? say("timesRate", { percentage: formatPercentage(percentage, speaker.language) })
    : bonus
      ? tell("sumBonus", { at: measureWords(bonus.at, bonus.atAmount, speaker) })
      : say("flatAmount");
  return [{ key: "full", kind: "step", label, amount: amount(fullAmount) }];
}
