import { useText } from "~/lib/i18n/language";
import { Select } from "~/ui/Input";
import { payText } from "./payText";
import { errorAt, type IncentivePath, type PlanForm } from "./planForm";

const periods = ["MONTH", "QUARTER", "YEAR", "LIFETIME"] as const;

interface PeriodFieldProps {
  form: PlanForm;
  name: `${IncentivePath}.${"brackets" | "bonus" | "caps.perPeriod" | "caps.budget"}.period`;
  label: string;
}

/** A calendar period of the program. */
export function PeriodField({ form, name, label }: PeriodFieldProps) {
  const t = useText(payText);
  return (
    <Select label={label} className="w-40" error={errorAt(form, name)} {...form.register(name)}>
      {periods.map((period) => (
        <option key={period} value={period}>
          {t(period)}
        </option>
      ))}
    </Select>
  );
}

interface MeasureFieldsProps {
  form: PlanForm;
  name: `${IncentivePath}.${"brackets" | "bonus"}`;
}

/** What is measured for a partner, and over what. */
export function MeasureFields({ form, name }: MeasureFieldsProps) {
  const t = useText(payText);
  return (
    <div className="flex flex-wrap gap-3">
      <Select
        label={t("measure")}
        className="min-w-40 flex-1"
        error={errorAt(form, `${name}.measure`)}
        {...form.register(`${name}.measure`)}
      >
        <option value="REVENUE">{t("REVENUE")}</option>
        <option value="COUNT">{t("COUNT")}</option>
      </Select>
      <PeriodField form={form} name={`${name}.period`} label={t("period")} />
    </div>
  );
}
