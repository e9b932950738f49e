import type { TierRequirementKind } from "~/gql/graphql";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { requirementText } from "./requirementText";
import { sayNumber } from "./threshold";

/** One thing that a tier asks for, as the API gives it. */
export interface RequirementView {
  readonly kind: TierRequirementKind;
  readonly eventType: string;
  readonly threshold: string;
}

/** What sentences about requirements need to know. */
export interface RequirementNames {
  readonly currency: string;
  readonly eventTypes: readonly { readonly key: string; readonly name: string }[];
}

/** What is measured: "Net revenue", "Conversions: Sale". */
export function sayKind(
  { kind, eventType }: Pick<RequirementView, "kind" | "eventType">,
  names: RequirementNames,
  language: Language,
): string {
  const say = sayIn(requirementText, language);
  if (kind !== "CONVERSIONS") return say(kind);
  const name = names.eventTypes.find((type) => type.key === eventType)?.name ?? eventType;
  return say("conversionsOf", { type: name });
}

/** A requirement as a phrase: "at least €5,000.00 net revenue". */
export function sayRequirement(
  requirement: RequirementView,
  names: RequirementNames,
  language: Language,
): string {
  const say = sayIn(requirementText, language);
  const number = sayNumber(requirement.kind, requirement.threshold, names.currency, language);
  const what = sayKind(requirement, names, language);
  return say(requirement.kind === "REFUND_RATE_AT_MOST" ? "atMost" : "atLeast", { what, number });
}

/** Over which time requirements are measured: "in the last 90 days". */
export function sayWindow(
  window: { readonly kind: string; readonly days: number },
  language: Language,
): string {
  const say = sayIn(requirementText, language);
  if (window.kind === "ROLLING_DAYS") return say("rolling", { count: window.days });
  const known = `window.${window.kind}`;
  return known in requirementText.en ? say(known as "window.LIFETIME") : window.kind;
}
