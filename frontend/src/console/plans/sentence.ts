import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatDecimal, formatMoney, formatPercentage, type Money } from "~/lib/money";
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

/** What a sentence needs to know of an incentive: the API's shape, or a draft of it. */
export interface IncentiveView {
  readonly trigger: string;
  readonly terms: {
    readonly structure: { readonly flat?: Money | null; readonly percentage?: string | null };
    readonly conditions?: ConditionView | null;
    readonly limits: { readonly firstOnly: boolean; readonly maxCount: number; readonly maxMonths: number };
    readonly min?: Money | null;
    readonly max?: Money | null;
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
  const pay = sayPay(terms.structure, language);
  const months = terms.limits.maxMonths > 0 ? ` ${say("forMonths", { count: terms.limits.maxMonths })}` : "";
  const main = `${pay ? sayTrigger(incentive, pay, names, language) : say("noPay")}${months}`;
  return { main, details: sayDetails(incentive, language) };
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

function sayDetails({ trigger, terms }: IncentiveView, language: Language): string[] {
  const say = sayIn(sentenceText, language);
  const details: string[] = [];
  if (terms.conditions) details.push(sayConditions(terms.conditions, language));
  if (terms.limits.maxMonths > 0) details.push(say("monthsFrom"));
  if (terms.limits.firstOnly && trigger.startsWith("stage:")) details.push(say("firstOnly"));
  if (terms.limits.maxCount > 0 && !terms.limits.firstOnly)
    details.push(say("maxCount", { count: terms.limits.maxCount }));
  const [min, max] = [terms.min, terms.max].map((money) => (money ? formatMoney(money, language) : null));
  if (min && max) details.push(say("minMax", { min, max }));
  else if (min) details.push(say("min", { min }));
  else if (max) details.push(say("max", { max }));
  if (typeof terms.holdDays === "number") {
    details.push(terms.holdDays === 0 ? say("noHold") : say("hold", { count: terms.holdDays }));
  }
  if (terms.exclusiveGroup) details.push(say("exclusive", { group: terms.exclusiveGroup }));
  return details;
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
