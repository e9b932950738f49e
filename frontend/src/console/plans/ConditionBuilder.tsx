import { Plus } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { ComparisonFields } from "./ComparisonFields";
import { addComparison, addGroup, change, remove } from "./conditionEdits";
import type { ConditionDraft } from "./draft";
import { planText } from "./text";

/** Mistakes by place, as the form keeps them. */
export interface ConditionErrors {
  readonly message?: string;
  readonly attribute?: { readonly message?: string };
  readonly operator?: { readonly message?: string };
  readonly values?: { readonly message?: string };
  readonly conditions?: readonly (ConditionErrors | undefined)[] | { readonly message?: string };
}

interface ConditionBuilderProps {
  /** The root group. */
  value: ConditionDraft;
  onChange: (value: ConditionDraft) => void;
  errors: unknown;
}

/** When an incentive pays: comparisons, and groups of them one level deep. No comparison means always. */
export function ConditionBuilder({ value, onChange, errors }: ConditionBuilderProps) {
  const t = useText(planText);
  const at = errorsAt(errors);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">{t("conditions")}</legend>
      {value.conditions.length === 0 && <p className="text-sm text-muted">{t("always")}</p>}
      {value.conditions.length > 1 && (
        <MatchChoice value={value.match} onChange={(match) => onChange({ ...value, match })} />
      )}
      <ul className="flex flex-col gap-3">
        {value.conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id; they are controlled by their place.
          <li key={index}>
            {condition.match ? (
              <Group root={value} index={index} group={condition} onChange={onChange} errors={at[index]} />
            ) : (
              <ComparisonFields
                value={condition}
                errors={at[index]}
                onChange={(next) => onChange(change(value, [index], () => next))}
                onRemove={() => onChange(remove(value, [index]))}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Add label={t("addCondition")} onClick={() => onChange(addComparison(value))} />
        {value.conditions.length > 0 && (
          <Add label={t("addGroup")} onClick={() => onChange(addGroup(value))} />
        )}
      </div>
    </fieldset>
  );
}

interface GroupProps {
  root: ConditionDraft;
  index: number;
  group: ConditionDraft;
  onChange: (root: ConditionDraft) => void;
  errors: ConditionErrors | undefined;
}

function Group({ root, index, group, onChange, errors }: GroupProps) {
  const t = useText(planText);
  const at = errorsAt(errors);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-md border border-line p-3">
      <legend className="sr-only">{t("group")}</legend>
      <MatchChoice
        value={group.match}
        onChange={(match) => onChange(change(root, [index], (one) => ({ ...one, match })))}
      />
      <ul className="flex flex-col gap-3">
        {group.conditions.map((condition, inner) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id; they are controlled by their place.
          <li key={inner}>
            <ComparisonFields
              value={condition}
              errors={at[inner]}
              onChange={(next) => onChange(change(root, [index, inner], () => next))}
              onRemove={() => onChange(remove(root, [index, inner]))}
            />
          </li>
        ))}
      </ul>
      <Add label={t("addCondition")} onClick={() => onChange(addComparison(root, index))} />
    </fieldset>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      look="quiet"
      className="-ml-3 self-start"
      onClick={onClick}
      icon={<Plus aria-hidden="true" className="size-4" />}
    >
      {label}
    </Button>
  );
}

function MatchChoice({ value, onChange }: { value: string; onChange: (match: "ALL" | "ANY") => void }) {
  const t = useText(planText);
  return (
    <select
      aria-label={t("match")}
      className="field-box max-w-72"
      value={value}
      onChange={(event) => onChange(event.target.value === "ANY" ? "ANY" : "ALL")}
    >
      <option value="ALL">{t("matchAll")}</option>
      <option value="ANY">{t("matchAny")}</option>
    </select>
  );
}

function errorsAt(errors: unknown): readonly (ConditionErrors | undefined)[] {
  const below = (errors as ConditionErrors | undefined)?.conditions;
  return Array.isArray(below) ? below : [];
}
