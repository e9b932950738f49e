import { useText } from "~/lib/i18n/language";
import { AmountField } from "./AmountField";
import { PeriodField } from "./MeasureFields";
import type { PlaceProps } from "./PayFields";
import { payText } from "./payText";

/** How much an incentive pays in all, at most: for a customer, for a partner in a period, for the program in a period. */
export function CapFields({ form, path }: PlaceProps) {
  const t = useText(payText);
  return (
    <fieldset className="flex min-w-0 flex-col gap-5">
      <legend className="mb-1 font-medium">{t("caps")}</legend>
      <p className="text-sm text-muted">{t("capsHint")}</p>
      <AmountField form={form} name={`${path}.caps.perCustomer`} label={t("capPerCustomer")} />
      <div className="flex flex-wrap items-end gap-2">
        <AmountField form={form} name={`${path}.caps.perPeriod.amount`} label={t("capPerPeriod")} />
        <PeriodField form={form} name={`${path}.caps.perPeriod.period`} label={t("capPeriod")} />
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <AmountField form={form} name={`${path}.caps.budget.amount`} label={t("capBudget")} />
        <PeriodField form={form} name={`${path}.caps.budget.period`} label={t("capBudgetPeriod")} />
      </div>
    </fieldset>
  );
}
