import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import type { PlanForm } from "./planForm";
import { planText } from "./text";

interface AmountFieldProps {
  form: PlanForm;
  /** Which incentive. */
  index: number;
  name: "flat" | "min" | "max";
  label: string;
  required?: boolean;
}

/** An amount of an incentive with its currency. */
export function AmountField({ form, index, name, label, required }: AmountFieldProps) {
  const t = useText(planText);
  const path = `version.incentives.${index}.${name}` as const;
  const errors = form.formState.errors.version?.incentives?.[index]?.[name];
  return (
    <div className="flex max-w-sm flex-wrap items-end gap-2">
      <Input
        label={label}
        className="min-w-32 flex-1"
        inputMode="decimal"
        optional={!required}
        required={required}
        error={errors?.amount?.message}
        {...form.register(`${path}.amount`)}
      />
      <Input
        label={t("currency")}
        className="w-24"
        maxLength={3}
        pattern="[A-Za-z]{3}"
        title={t("currencyHint")}
        autoCapitalize="characters"
        error={errors?.currencyCode?.message}
        {...form.register(`${path}.currencyCode`)}
      />
    </div>
  );
}
