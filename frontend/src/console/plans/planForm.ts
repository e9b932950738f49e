import type { FieldPath, UseFormReturn } from "react-hook-form";
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

/** Where an incentive stands in the form. */
export type IncentivePath = `version.incentives.${number}`;

/** What is wrong at a place of the form: at a field, or at the fields as a whole. */
export function errorAt(form: PlanForm, name: FieldPath<PlanValues>): string | undefined {
  const message: unknown = form.getFieldState(name, form.formState).error?.message;
  return typeof message === "string" ? message : undefined;
}

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

/** The draft as a simulation takes it: what it pays and for whom, whenever it begins. */
export function draftInput({ appliesTo, incentives }: PlanValues["version"], language: Language) {
  return { appliesTo, incentives: incentives.map((draft) => incentiveInput(draft, language)) };
}

/** Mistakes of a simulated draft, moved to where the editor has the version. */
export function belowDraft(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) =>
    error.field?.[0] === "input" && error.field[1] === "draft"
      ? { ...error, field: ["input", "version", ...error.field.slice(2)] }
      : error,
  );
}

/** Mistakes of a saved version, moved to where the editor has the version. */
export function belowVersion(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) =>
    error.field?.[0] === "input" ? { ...error, field: ["input", "version", ...error.field.slice(1)] } : error,
  );
}
