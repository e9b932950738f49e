import type { UseFormReturn } from "react-hook-form";
import type { PlanAppliesTo } from "~/gql/graphql";
import type { UserError } from "~/lib/formErrors";
import type { Language } from "~/lib/i18n/catalogue";
import { startOfDay } from "~/lib/period";
import { type IncentiveDraft, incentiveInput } from "./draft";

/** The editor's values, in the shape of the input that makes a plan: that is how mistakes find their fields. */
export interface PlanValues {
  name: string;
  version: {
    starts: "now" | "later";
    /** First day in force, for `later`; named as in the API so that its mistakes land here. */
    effectiveFrom: string;
    appliesTo: PlanAppliesTo;
    note: string;
    incentives: IncentiveDraft[];
  };
}

/** The editor's form. */
export type PlanForm = UseFormReturn<PlanValues>;

/** The version as the API takes it. A day begins at midnight in the program's zone. */
export function versionInput(
  { starts, ...version }: PlanValues["version"],
  zone: string,
  language: Language,
) {
  const [year = 0, month = 0, day = 0] = version.effectiveFrom.split("-").map(Number);
  const isLater = starts === "later" && version.effectiveFrom !== "";
  return {
    effectiveFrom: isLater ? startOfDay(year, month, day, zone).toISOString() : undefined,
    appliesTo: version.appliesTo,
    note: version.note.trim() || undefined,
    incentives: version.incentives.map((draft) => incentiveInput(draft, language)),
  };
}

/** Mistakes of a saved version, moved to where the editor has the version. */
export function belowVersion(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) =>
    error.field?.[0] === "input" ? { ...error, field: ["input", "version", ...error.field.slice(1)] } : error,
  );
}
