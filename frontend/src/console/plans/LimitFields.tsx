import { useWatch } from "react-hook-form";
import { recruiterTrigger } from "~/explain/terms";
import { useText } from "~/lib/i18n/language";
import { Checkbox, Input } from "~/ui/Input";
import { AmountField } from "./AmountField";
import { CapFields } from "./CapFields";
import { roomOf } from "./draft";
import type { PlaceProps } from "./PayFields";
import { planText } from "./text";

/** How often, how much at least and at most, how long held: folded away while nothing of it is used. */
export function LimitFields({ form, path }: PlaceProps) {
  const t = useText(planText);
  const index = Number(path.slice("version.incentives.".length));
  const errors = form.formState.errors.version?.incentives?.[index];
  const [pays, trigger] = useWatch({ control: form.control, name: [`${path}.pays`, `${path}.trigger`] });
  const room = roomOf({ pays, trigger });
  const draft = form.getValues(path);
  const isUsed = Boolean(
    draft?.firstOnly ||
      draft?.maxCount ||
      draft?.maxMonths ||
      draft?.min.amount ||
      draft?.max.amount ||
      draft?.caps.perCustomer.amount ||
      draft?.caps.perPeriod.amount.amount ||
      draft?.caps.budget.amount.amount ||
      draft?.holdDays ||
      draft?.exclusiveGroup,
  );
  const hasError = Boolean(
    errors &&
      (errors.firstOnly ||
        errors.maxCount ||
        errors.maxMonths ||
        errors.min ||
        errors.max ||
        errors.caps ||
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
        {room.counts && <Checkbox label={t("firstOnly")} {...form.register(`${path}.firstOnly`)} />}
        {room.months && (
          <Input
            label={t("maxMonths")}
            hint={t(trigger === recruiterTrigger ? "recruitMonthsHint" : "maxMonthsHint")}
            optional
            suffix={t("months")}
            {...number}
            error={errors?.maxMonths?.message}
            {...form.register(`${path}.maxMonths`)}
          />
        )}
        {room.counts && (
          <Input
            label={t("maxCount")}
            hint={t("maxCountHint")}
            optional
            suffix={t("times")}
            {...number}
            error={errors?.maxCount?.message}
            {...form.register(`${path}.maxCount`)}
          />
        )}
        {room.bounds && (
          <>
            <AmountField form={form} name={`${path}.min`} label={t("min")} />
            <AmountField form={form} name={`${path}.max`} label={t("max")} />
          </>
        )}
        {room.caps && <CapFields form={form} path={path} />}
        {room.hold && (
          <Input
            label={t("holdDays")}
            hint={t("holdDaysHint")}
            optional
            suffix={t("days")}
            {...number}
            error={errors?.holdDays?.message}
            {...form.register(`${path}.holdDays`)}
          />
        )}
        {room.group && (
          <Input
            label={t("exclusiveGroup")}
            hint={t("exclusiveGroupHint")}
            optional
            maxLength={200}
            error={errors?.exclusiveGroup?.message}
            {...form.register(`${path}.exclusiveGroup`)}
          />
        )}
      </div>
    </details>
  );
}
