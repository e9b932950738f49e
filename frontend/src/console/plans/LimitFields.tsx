import { useText } from "~/lib/i18n/language";
import { Checkbox, Input } from "~/ui/Input";
import { AmountField } from "./AmountField";
import type { PlanForm } from "./planForm";
import { planText } from "./text";

/** How often, how much at least and at most, how long held: folded away while nothing of it is used. */
export function LimitFields({ form, index }: { form: PlanForm; index: number }) {
  const t = useText(planText);
  const path = `version.incentives.${index}` as const;
  const errors = form.formState.errors.version?.incentives?.[index];
  const draft = form.getValues(path);
  const isUsed = Boolean(
    draft?.firstOnly ||
      draft?.maxCount ||
      draft?.maxMonths ||
      draft?.min.amount ||
      draft?.max.amount ||
      draft?.holdDays ||
      draft?.exclusiveGroup,
  );
  const hasError = Boolean(
    errors &&
      (errors.maxCount ||
        errors.maxMonths ||
        errors.min ||
        errors.max ||
        errors.holdDays ||
        errors.exclusiveGroup),
  );
  const number = {
    inputMode: "numeric",
    pattern: "[0-9]*",
    title: t("wholeNumber"),
    className: "[&_input]:max-w-32",
  } as const;
  return (
    <details open={isUsed || hasError || undefined}>
      <summary className="font-medium hover:text-ink">{t("limits")}</summary>
      <div className="mt-4 flex flex-col gap-5 border-l-2 border-line pl-4">
        <Checkbox label={t("firstOnly")} {...form.register(`${path}.firstOnly`)} />
        <Input
          label={t("maxMonths")}
          hint={t("maxMonthsHint")}
          optional
          suffix={t("months")}
          {...number}
          error={errors?.maxMonths?.message}
          {...form.register(`${path}.maxMonths`)}
        />
        <Input
          label={t("maxCount")}
          hint={t("maxCountHint")}
          optional
          suffix={t("times")}
          {...number}
          error={errors?.maxCount?.message}
          {...form.register(`${path}.maxCount`)}
        />
        <AmountField form={form} index={index} name="min" label={t("min")} />
        <AmountField form={form} index={index} name="max" label={t("max")} />
        <Input
          label={t("holdDays")}
          hint={t("holdDaysHint")}
          optional
          suffix={t("days")}
          {...number}
          error={errors?.holdDays?.message}
          {...form.register(`${path}.holdDays`)}
        />
        <Input
          label={t("exclusiveGroup")}
          hint={t("exclusiveGroupHint")}
          optional
          maxLength={200}
          error={errors?.exclusiveGroup?.message}
          {...form.register(`${path}.exclusiveGroup`)}
        />
      </div>
    </details>
  );
}
