import { capName } from "~/explain/cap";
import { memberText } from "~/explain/memberText";
import type { Speaker } from "~/explain/speaker";
import { tellOf } from "~/explain/tell";
import {
  bonusParts,
  bracketParts,
  payWords,
  perWords,
  recruiterTrigger,
  type Structure,
  triggerName,
  type Unit,
  unitWords,
} from "~/explain/terms";
import type { IncentivePeriod } from "~/gql/graphql";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatDecimal, formatMoney, formatPercentage, type Money } from "~/lib/money";
import { countryName } from "../partners/country";
import { isKnown, kindOf } from "./attributes";
import { sentenceText } from "./sentenceText";

/** A condition as the API gives it. */
export interface ConditionView {
  readonly match?: "ALL" | "ANY" | null;
  readonly conditions?: readonly ConditionView[];
  readonly attribute?: string;
  readonly operator?: string | null;
  readonly values?: readonly string[];
}

/** An amount that holds for a period. */
interface CapView {
  readonly amount: Money;
  readonly period: IncentivePeriod;
}

/** What a sentence needs to know of an incentive: the API's shape, or a draft of it. */
export interface IncentiveView {
  /** What people call it; empty in a draft. */
  readonly name?: string;
  readonly trigger: string;
  readonly terms: {
    readonly structure: Partial<Structure>;
    readonly unit?: Unit | null;
    readonly conditions?: ConditionView | null;
    readonly limits: { readonly firstOnly: boolean; readonly maxCount: number; readonly maxMonths: number };
    readonly min?: Money | null;
    readonly max?: Money | null;
    readonly caps: {
      readonly perCustomer?: Money | null;
      readonly perPeriod?: CapView | null;
      readonly budget?: CapView | null;
    };
    readonly holdDays?: number | null;
    readonly exclusiveGroup: string;
  };
}

/** Names that people gave to the keys in a plan. */
export interface Names {
  readonly eventTypes: readonly { readonly key: string; readonly name: string }[];
  readonly stages: readonly { readonly key: string; readonly name: string }[];
}

/** An incentive in words: what it pays, then everything that narrows it, one sentence each. */
export interface IncentiveWords {
  readonly main: string;
  readonly details: readonly string[];
}

/** Says an incentive in words: "10% of each sale for 12 months". */
export function sayIncentive(incentive: IncentiveView, names: Names, language: Language): IncentiveWords {
  const say = sayIn(sentenceText, language);
  const { terms } = incentive;
  const speaker: Speaker = { language, zone: "UTC", words: names, mood: memberText };
  const special = sayTerms(incentive, speaker);
  const details = [...(special?.details ?? []), ...sayDetails(incentive, speaker)];
  if (special) return { main: special.main, details };
  const pay = terms.unit ? unitWords(terms.unit, speaker) : sayPay(terms.structure, language);
  const isPlain = Boolean(terms.structure.flat || terms.structure.percentage);
  const { maxMonths } = terms.limits;
  const months = isPlain && maxMonths > 0 ? ` ${say("forMonths", { count: maxMonths })}` : "";
  return { main: `${pay ? sayTrigger(incentive, pay, names, language) : say("noPay")}${months}`, details };
}

/** What is neither a plain share nor a plain amount: its headline, then its steps and thresholds one by one. */
function sayTerms({ trigger, terms }: IncentiveView, speaker: Speaker): IncentiveWords | null {
  const say = sayIn(sentenceText, speaker.language);
  const { brackets, bonus, percentage } = terms.structure;
  if (brackets) return sayBrackets(trigger, brackets, speaker);
  if (bonus) {
    const event = triggerName(trigger, speaker);
    const per = perWords(bonus.period, speaker);
    return { main: say(`bonus${bonus.measure}`, { event, per }), details: bonusParts(bonus, speaker) };
  }
  if (trigger !== recruiterTrigger || !percentage) return null;
  return {
    main: say("recruiterShare", { pay: formatPercentage(percentage, speaker.language) }),
    details: [],
  };
}

function sayBrackets(
  trigger: string,
  of: NonNullable<Structure["brackets"]>,
  speaker: Speaker,
): IncentiveWords {
  const say = sayIn(sentenceText, speaker.language);
  const [first, last] = [of.brackets[0], of.brackets.at(-1)];
  const isShare = of.brackets.every((one) => !one.flat);
  const event = trigger.startsWith("stage:")
    ? triggerName(trigger, speaker)
    : eventName(trigger, speaker.words, speaker.language);
  const each = say(isShare ? "ofEach" : "forEach", { event });
  if (!first || !last || first === last)
    return { main: `${first ? payWords(first, speaker) : say("noPay")} ${each}`, details: [] };
  const main = say("steps", {
    from: payWords(first, speaker),
    to: payWords(last, speaker),
    each,
    measure: say(of.measure === "COUNT" ? "byCount" : "byRevenue"),
    per: perWords(of.period, speaker),
  });
  return { main, details: [...bracketParts(of, speaker), tellOf(speaker)(`mode${of.mode}`)] };
}

function sayPay(structure: IncentiveView["terms"]["structure"], language: Language): string | null {
  if (structure.percentage) return formatPercentage(structure.percentage, language);
  return structure.flat ? formatMoney(structure.flat, language) : null;
}

function sayTrigger(incentive: IncentiveView, pay: string, names: Names, language: Language): string {
  const say = sayIn(sentenceText, language);
  const isShare = Boolean(incentive.terms.structure.percentage);
  const stageKey = incentive.trigger.startsWith("stage:") ? incentive.trigger.slice("stage:".length) : null;
  if (stageKey !== null) {
    const stage = names.stages.find((one) => one.key === stageKey)?.name ?? stageKey;
    return say(isShare ? "shareAtStage" : "flatAtStage", { pay, stage });
  }
  const event = eventName(incentive.trigger, names, language);
  const { firstOnly } = incentive.terms.limits;
  if (firstOnly) return say(isShare ? "shareOfFirst" : "flatForFirst", { pay, event });
  return say(isShare ? "shareOfEach" : "flatForEach", { pay, event });
}

/** The name inside a sentence: English writes "sale" where the list says "Sale"; German keeps its capital. */
function eventName(key: string, names: Names, language: Language): string {
  const name = names.eventTypes.find((one) => one.key === key)?.name ?? key;
  const isWord = /^\p{Lu}\p{Ll}/u.test(name);
  return language === "en" && isWord ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function sayDetails({ trigger, terms }: IncentiveView, speaker: Speaker): string[] {
  const { language } = speaker;
  const say = sayIn(sentenceText, language);
  const details: string[] = [];
  if (terms.conditions) details.push(sayConditions(terms.conditions, language));
  const isPlain = Boolean(terms.structure.flat || terms.structure.percentage);
  const months = terms.limits.maxMonths;
  if (months > 0 && trigger === recruiterTrigger) details.push(say("recruitMonths", { count: months }));
  else if (months > 0) details.push(isPlain ? say("monthsFrom") : say("months", { count: months }));
  const saysFirst = isPlain || terms.unit != null;
  if (terms.limits.firstOnly && (!saysFirst || trigger.startsWith("stage:"))) details.push(say("firstOnly"));
  if (terms.limits.maxCount > 0 && !terms.limits.firstOnly)
    details.push(say("maxCount", { count: terms.limits.maxCount }));
  const [min, max] = [terms.min, terms.max].map((money) => (money ? formatMoney(money, language) : null));
  if (min && max) details.push(say("minMax", { min, max }));
  else if (min) details.push(say("min", { min }));
  else if (max) details.push(say("max", { max }));
  details.push(...sayCaps(terms.caps, speaker));
  if (typeof terms.holdDays === "number") {
    details.push(terms.holdDays === 0 ? say("noHold") : say("hold", { count: terms.holdDays }));
  }
  if (terms.exclusiveGroup) details.push(say("exclusive", { group: terms.exclusiveGroup }));
  return details;
}

function sayCaps(
  { perCustomer, perPeriod, budget }: IncentiveView["terms"]["caps"],
  speaker: Speaker,
): string[] {
  const inPeriod = (kind: "PER_PERIOD" | "BUDGET", cap: CapView | null | undefined) =>
    cap ? [{ kind, cap: cap.amount, period: { kind: cap.period, startsOn: null } }] : [];
  const caps = [
    ...(perCustomer ? [{ kind: "PER_CUSTOMER", cap: perCustomer, period: null } as const] : []),
    ...inPeriod("PER_PERIOD", perPeriod),
    ...inPeriod("BUDGET", budget),
  ];
  return caps.map((cap) => tellOf(speaker)("capTerms", { cap: capName(cap, speaker) }));
}

/** Says when an incentive pays: "Only if the country of the customer is one of DE, AT and …". */
export function sayConditions(root: ConditionView, language: Language): string {
  const say = sayIn(sentenceText, language);
  return say("onlyIf", { conditions: sayGroup(root, language, false) });
}

function sayGroup(group: ConditionView, language: Language, isInner: boolean): string {
  const say = sayIn(sentenceText, language);
  if (!group.match) return sayComparison(group, language);
  const parts = (group.conditions ?? []).map((child) => sayGroup(child, language, true));
  const joined = parts.join(` ${say(group.match === "ALL" ? "and" : "or")} `);
  return isInner && parts.length > 1 ? `(${joined})` : joined;
}

/** "the amount is at least 100". */
export function sayComparison(condition: ConditionView, language: Language): string {
  const say = sayIn(sentenceText, language);
  const attribute = sayAttribute(condition.attribute ?? "", language);
  const operator = condition.operator ?? "EQ";
  const kind = kindOf(condition.attribute ?? "");
  if (kind === "boolean") {
    const isYes = (condition.values?.[0] === "true") === (operator === "EQ");
    return `${attribute} ${say(isYes ? "true" : "false")}`;
  }
  const values = (condition.values ?? []).map((value) => {
    if (kind === "number" && /^-?\d+(\.\d+)?$/.test(value)) return formatDecimal(value, language);
    if (condition.attribute?.endsWith(".country") && /^[A-Z]{2}$/.test(value))
      return countryName(value, language);
    return kind === "text" || kind === "free" ? say("quoted", { value }) : value;
  });
  const known = `operator.${operator}`;
  const words = known in sentenceText.en ? say(known as "operator.EQ") : operator;
  return `${attribute} ${words} ${values.join(", ") || "…"}`;
}

/** What an attribute is called: "the amount", "the customer's field plan". */
export function sayAttribute(attribute: string, language: Language): string {
  const say = sayIn(sentenceText, language);
  if (isKnown(attribute)) return say(attribute);
  if (attribute.startsWith("conversion.metadata.")) {
    return say("conversionField", { key: attribute.slice("conversion.metadata.".length) });
  }
  if (attribute.startsWith("customer.metadata.")) {
    return say("customerField", { key: attribute.slice("customer.metadata.".length) });
  }
  return attribute;
}
