import type { IncentivePeriod, PricingExplanationFragment, StructureFragment, UnitKind } from "~/gql/graphql";
import { formatCount, formatPercentage, type Money } from "~/lib/money";
import { eventName, moneyWords, type Speaker } from "./speaker";
import { tellOf } from "./tell";

/** What an incentive pays, as the API tells it. */
export type Structure = StructureFragment;
type Brackets = NonNullable<Structure["brackets"]>;
type Bonus = NonNullable<Structure["bonus"]>;

/** What is given instead of money. */
export interface Unit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly quantity: number;
}

/** An incentive by name, and what it waits for. */
export interface Named {
  readonly name: string;
  readonly trigger: string;
}

/** The trigger of a recruiter's part. */
export const recruiterTrigger = "COMMISSION_EARNED";

/** "Sale", or "commission" for what a recruiter gets a part of. */
export function triggerName(trigger: string, speaker: Speaker): string {
  return trigger === recruiterTrigger ? tellOf(speaker)("commissionEarned") : eventName(trigger, speaker);
}

/** Who was recruited, as far as the viewer may know. */
export function recruitedName(
  recruit: PricingExplanationFragment["recruit"] | undefined,
  speaker: Speaker,
): string {
  return recruit?.enrollment?.partner.name ?? tellOf(speaker)("recruitedSomebody");
}

/** "a quarter", as in "€500.00 a quarter". */
export const perWords = (period: IncentivePeriod, speaker: Speaker) => tellOf(speaker)(`per${period}`);

/** "500 points – Store points", "1 × Gift card". */
export function unitWords({ kind, name, quantity }: Unit, speaker: Speaker): string {
  const say = tellOf(speaker);
  if (kind === "POINTS") return say("unitPOINTS", { count: quantity, name });
  return say("unitThing", { count: formatCount(quantity, speaker.language), name });
}

/** "€20.00" or "10%": what a step pays. */
export function payWords(
  pay: { readonly flat?: Money | null; readonly percentage?: string | null },
  speaker: Speaker,
): string {
  if (pay.flat) return moneyWords(pay.flat, speaker);
  return formatPercentage(pay.percentage ?? "0", speaker.language);
}

/** A count, or an amount of the program's currency: what a step or a threshold is measured by. */
export function measureWords(
  count: number | null | undefined,
  amount: Money | null | undefined,
  speaker: Speaker,
): string {
  return amount ? moneyWords(amount, speaker) : formatCount(count ?? 0, speaker.language);
}

/** The steps as sentences: what each pays, then how one finds its step. */
export function bracketTerms(incentive: Named, brackets: Brackets, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const { name, trigger } = incentive;
  const event = triggerName(trigger, speaker);
  const list = bracketParts(brackets, speaker).join("; ");
  const steps = say(`brackets${brackets.measure}`, {
    name,
    event,
    per: perWords(brackets.period, speaker),
    list,
  });
  return brackets.brackets.length > 1 ? [steps, say(`mode${brackets.mode}`)] : [steps];
}

/** Each step by itself: "10% up to €5,000.00". */
export function bracketParts({ brackets, measure }: Brackets, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const isCount = measure === "COUNT";
  return brackets.map((bracket, index) => {
    const before = brackets[index - 1];
    const pay = payWords(bracket, speaker);
    const isLast = index === brackets.length - 1;
    const to = measureWords(bracket.upTo, bracket.upToAmount, speaker);
    if (isCount && !isLast && bracket.upTo === (before?.upTo ?? 0) + 1)
      return say("bracketOneCount", { pay, to });
    if (!before) return isLast ? pay : say(isCount ? "bracketFirstCount" : "bracketFirst", { pay, to });
    const from = isCount
      ? formatCount((before.upTo ?? 0) + 1, speaker.language)
      : measureWords(before.upTo, before.upToAmount, speaker);
    if (isLast) return say(isCount ? "bracketLastCount" : "bracketLast", { pay, from });
    return say(isCount ? "bracketCount" : "bracketMiddle", { pay, from, to });
  });
}

/** A bonus as a sentence: what reaching each threshold pays. */
export function bonusTerms(incentive: Named, bonus: Bonus, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const list = bonusParts(bonus, speaker).join("; ");
  const event = triggerName(incentive.trigger, speaker);
  return [
    say(`bonus${bonus.measure}`, { name: incentive.name, event, per: perWords(bonus.period, speaker), list }),
  ];
}

/** Each threshold by itself: "€250.00 at €10,000.00". */
export function bonusParts(bonus: Bonus, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const at = (one: Bonus["thresholds"][number]) => ({
    amount: moneyWords(one.amount, speaker),
    at: measureWords(one.at, one.atAmount, speaker),
  });
  return [
    ...bonus.thresholds.map((one) => say("bonusAt", at(one))),
    ...(bonus.every ? [say("bonusEvery", at(bonus.every))] : []),
  ];
}
