import type { OfferFragment } from "~/gql/graphql";
import { formatPercentage } from "~/lib/money";
import { capName } from "./cap";
import { testWords } from "./conditions";
import { moneyWords, type Speaker } from "./speaker";
import { tellOf } from "./tell";
import { bonusTerms, bracketTerms, recruiterTrigger, type Structure, triggerName, unitWords } from "./terms";

/** An incentive as it stands in a plan, before anything happened. */
export type Offer = Omit<OfferFragment, "terms"> & { readonly terms: Terms };
type Terms = Omit<OfferFragment["terms"], "structure"> & { readonly structure: Structure };

/** What an incentive pays, when, how often and how much at most, as sentences a partner understands. */
export function offerSentences(offer: Offer, speaker: Speaker): string[] {
  const { terms } = offer;
  return [
    ...pays(offer, speaker),
    ...when(terms, speaker),
    ...limits(offer, speaker),
    ...bounds(terms, speaker),
    ...caps(terms, speaker),
    ...rest(terms, speaker),
  ];
}

function pays({ name, trigger, terms }: Offer, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const { structure, unit } = terms;
  const event = triggerName(trigger, speaker);
  if (unit) return [say("unitTerms", { name, event, unit: unitWords(unit, speaker) })];
  if (structure.brackets) return bracketTerms({ name, trigger }, structure.brackets, speaker);
  if (structure.bonus) return bonusTerms({ name, trigger }, structure.bonus, speaker);
  if (structure.flat) return [say("offerFlat", { amount: moneyWords(structure.flat, speaker), event })];
  const percentage = formatPercentage(structure.percentage ?? "0", speaker.language);
  if (trigger === recruiterTrigger) return [say("recruitTerms", { name, percentage })];
  return [say("offerPercent", { percentage, event })];
}

type Condition = Pick<NonNullable<Terms["conditions"]>, "match" | "attribute" | "operator" | "values"> & {
  readonly conditions?: readonly Condition[];
};

function when({ conditions }: Terms, speaker: Speaker): string[] {
  if (!conditions) return [];
  const say = tellOf(speaker);
  const children: readonly Condition[] = conditions.match ? conditions.conditions : [conditions];
  const list = children.map((one) => conditionWords(one, speaker));
  if (list.length === 0) return [];
  if (list.length === 1) return [say("offerIf", { test: list[0] ?? "" })];
  return [say(conditions.match === "ANY" ? "offerIfAny" : "offerIfAll", { list: list.join("; ") })];
}

function conditionWords(one: Condition, speaker: Speaker): string {
  if (!one.match) return testWords(one, speaker);
  const list = (one.conditions ?? []).map((child) => conditionWords(child, speaker)).join("; ");
  return tellOf(speaker)(one.match === "ANY" ? "offerAny" : "offerAll", { list });
}

function limits({ trigger, terms: { limits: of } }: Offer, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const lines: string[] = [];
  if (of.firstOnly) lines.push(say("offerFirstOnly"));
  if (of.maxCount > 0) lines.push(say("offerMaxCount", { count: of.maxCount }));
  if (of.maxMonths > 0) {
    const isRecruiter = trigger === recruiterTrigger;
    lines.push(say(isRecruiter ? "offerRecruitMonths" : "offerMaxMonths", { count: of.maxMonths }));
  }
  return lines;
}

function bounds({ min, max }: Terms, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const lines: string[] = [];
  if (min) lines.push(say("offerMin", { bound: moneyWords(min, speaker) }));
  if (max) lines.push(say("offerMax", { bound: moneyWords(max, speaker) }));
  return lines;
}

function caps({ caps: of }: Terms, speaker: Speaker): string[] {
  const list = [
    ...(of.perCustomer ? [{ kind: "PER_CUSTOMER", cap: of.perCustomer, period: null } as const] : []),
    ...(of.perPeriod ? [periodCap("PER_PERIOD", of.perPeriod)] : []),
    ...(of.budget ? [periodCap("BUDGET", of.budget)] : []),
  ];
  return list.map((one) => tellOf(speaker)("capTerms", { cap: capName(one, speaker) }));
}

const periodCap = (
  kind: "PER_PERIOD" | "BUDGET",
  { amount, period }: NonNullable<Terms["caps"]["budget"]>,
) => ({
  kind,
  cap: amount,
  period: { kind: period, startsOn: null },
});

function rest({ exclusiveGroup, holdDays }: Terms, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const lines: string[] = [];
  if (exclusiveGroup) lines.push(say("offerBest", { group: exclusiveGroup }));
  if (holdDays !== null)
    lines.push(holdDays === 0 ? say("offerNoHold") : say("offerHold", { count: holdDays }));
  return lines;
}
