import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { errorAt, type IncentivePath, type PlanForm } from "./planForm";
import { planText } from "./text";

/** The places of amounts below an incentive. */
type AmountPath =
  | `${IncentivePath}.${"flat" | "min" | "max" | "caps.perCustomer" | "caps.perPeriod.amount" | "caps.budget.amount"}`
  | `${IncentivePath}.brackets.brackets.${number}.flat`
  | `${IncentivePath}.bonus.${`thresholds.${number}` | "every"}.amount`;

interface AmountFieldProps {
  form: PlanForm;
  name: AmountPath;
  label: string;
  hint?: string;
  required?: boolean;
  /** Leaves "optional" away where the line as a whole says it. */
  isPart?: boolean;
}

/** An amount of an incentive with its currency. */
export function AmountField({ form, name, label, hint, required, isPart }: AmountFieldProps) {
  const t = useText(planText);
  return (
    <div className="flex max-w-sm flex-wrap items-end gap-2">
      <Input
        label={label}
        hint={hint}
        className="min-w-32 flex-1"
        inputMode="decimal"
        optional={!required && !isPart}
        required={required}
        error={errorAt(form, `${name}.amount`) ?? errorAt(form, name)}
        {...form.register(`${name}.amount`)}
      />
      <Input
        label={t("currency")}
        className="w-24"
        maxLength={3}
        pattern="[A-Za-z]{3}"
        title={t("currencyHint")}
        autoCapitalize="characters"
        error={errorAt(form, `${name}.currencyCode`)}
        {...form.register(`${name}.currencyCode`)}
      />
    </div>
  );
}
