import type {
  TierDraftInput,
  TierEditFragment,
  TierInput,
  TierMode,
  TierRequirementKind,
  TierWindowKind,
} from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { thresholdInput, typedThreshold } from "./threshold";

/** What may be asked, in the order of the menu. */
export const requirementKinds = [
  "NET_REVENUE",
  "CONVERSIONS",
  "WON_REFERRALS",
  "ACTIVE_CUSTOMERS",
  "CONVERSION_RATE",
  "REFUND_RATE_AT_MOST",
  "TENURE_DAYS",
  "STRATEGIC_POINTS",
  "CERTIFICATIONS",
] as const satisfies readonly TierRequirementKind[];

/** Windows over which requirements are measured, in the order of the menu. */
export const windowKinds = [
  "ROLLING_DAYS",
  "CALENDAR_MONTH",
  "CALENDAR_QUARTER",
  "CALENDAR_YEAR",
  "LIFETIME",
] as const satisfies readonly TierWindowKind[];

/** The editor's values, in the shape of the API's input, with everything as it is typed. */
export interface TierValues {
  name: string;
  color: string;
  mode: TierMode;
  window: { kind: TierWindowKind; days: string };
  requirements: { kind: TierRequirementKind; eventType: string; threshold: string }[];
  /** One sentence a line. */
  benefits: string;
  planId: string;
}

/** A new requirement: net revenue. */
export function newRequirement(eventType: string): TierValues["requirements"][number] {
  return { kind: "NET_REVENUE", eventType, threshold: "" };
}

/** Puts a tier into the editor; a new one begins with one requirement over a rolling quarter. */
export function tierValues(tier: TierEditFragment | null, currency: string, language: Language): TierValues {
  if (!tier) {
    return {
      name: "",
      color: "#6b7280",
      mode: "ALL",
      window: { kind: "ROLLING_DAYS", days: "90" },
      requirements: [newRequirement("")],
      benefits: "",
      planId: "",
    };
  }
  return {
    name: tier.name,
    color: tier.color,
    mode: tier.mode,
    window: { kind: tier.window.kind, days: tier.window.days > 0 ? String(tier.window.days) : "90" },
    requirements: tier.requirements.map(({ kind, eventType, threshold }) => ({
      kind,
      eventType,
      threshold: typedThreshold(kind, threshold, currency, language),
    })),
    benefits: tier.benefits.join("\n"),
    planId: tier.plan?.id ?? "",
  };
}

/** The values as the API takes them. `hadPlan` says whether there is a plan to be taken away. */
export function tierInput(values: TierValues, hadPlan: boolean, language: Language): TierInput {
  const { kind, days } = values.window;
  const plan = values.planId ? { planId: values.planId } : hadPlan ? { clearPlan: true } : {};
  return {
    name: values.name,
    color: values.color,
    mode: values.mode,
    window: kind === "ROLLING_DAYS" ? { kind, days: Number.parseInt(days, 10) || 0 } : { kind },
    requirements: values.requirements.map((one) => ({
      kind: one.kind,
      ...(one.kind === "CONVERSIONS" ? { eventType: one.eventType } : {}),
      threshold: thresholdInput(one.kind, one.threshold, language),
    })),
    benefits: values.benefits
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    ...plan,
  };
}

/** What decides who stands where: the ladder with the values in the place of the edited tier, or on top of it. */
export function tierDrafts(
  ladder: readonly { readonly id: string }[],
  edited: string | undefined,
  { name, mode, window, requirements }: TierInput,
): TierDraftInput[] {
  const asks = { mode, window, requirements };
  const drafts = ladder.map(({ id }, index) => ({
    tierId: id,
    // The entry tier asks for nothing, whatever its form holds.
    content: id === edited && index > 0 ? asks : {},
  }));
  // A new tier is tried before it has a name.
  return edited ? drafts : [...drafts, { content: { ...asks, name: name?.trim() || "…" } }];
}
