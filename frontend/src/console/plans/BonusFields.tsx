import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, useWatch } from "react-hook-form";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { FieldError } from "~/ui/Field";
import { IconButton } from "~/ui/IconButton";
import { Input } from "~/ui/Input";
import { useProgram } from "../program";
import { AmountField } from "./AmountField";
import { MeasureFields } from "./MeasureFields";
import type { PlaceProps } from "./PayFields";
import { newThreshold } from "./pay";
import { payText } from "./payText";
import { errorAt, type IncentivePath } from "./planForm";

/** What is measured, the thresholds, and what is paid again and again beyond them. */
export function BonusFields({ form, path }: PlaceProps) {
  const t = useText(payText);
  const { currency } = useProgram();
  const name = `${path}.bonus` as const;
  const { fields, append, remove } = useFieldArray({ control: form.control, name: `${name}.thresholds` });
  return (
    <div className="flex flex-col gap-5 border-l-2 border-line pl-4">
      <MeasureFields form={form} name={name} />
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 font-medium">{t("thresholds")}</legend>
        <ol className="flex flex-col gap-3">
          {fields.map((field, index) => (
            <li key={field.id}>
              <fieldset className="flex min-w-0 flex-wrap items-end gap-2 border-b border-line pb-3">
                <legend className="sr-only">{t("thresholdNumber", { number: index + 1 })}</legend>
                <ThresholdFields form={form} path={path} name={`${name}.thresholds.${index}`} required />
                <IconButton
                  label={t("removeThreshold", { number: index + 1 })}
                  onClick={() => remove(index)}
                  icon={<Trash2 aria-hidden="true" className="size-4" />}
                />
              </fieldset>
            </li>
          ))}
        </ol>
        <FieldError
          id={`${path}-thresholds-error`}
          error={errorAt(form, `${name}.thresholds`) ?? errorAt(form, name)}
        />
        <Button
          look="quiet"
          className="-ml-3 self-start"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => append(newThreshold(currency))}
        >
          {t("addThreshold")}
        </Button>
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-1 font-medium">{t("every")}</legend>
        <p className="text-sm text-muted">{t("everyHint")}</p>
        <div className="flex flex-wrap items-end gap-2">
          <ThresholdFields form={form} path={path} name={`${name}.every`} />
        </div>
      </fieldset>
    </div>
  );
}

interface ThresholdFieldsProps extends PlaceProps {
  name: `${IncentivePath}.bonus.${`thresholds.${number}` | "every"}`;
  required?: boolean;
}

/** What is to be reached, and what reaching it pays. */
function ThresholdFields({ form, path, name, required }: ThresholdFieldsProps) {
  const t = useText(payText);
  const { currency } = useProgram();
  const measure = useWatch({ control: form.control, name: `${path}.bonus.measure` });
  return (
    <>
      <Input
        label={t(required ? "at" : "eachMultiple")}
        className="w-44"
        inputMode="decimal"
        suffix={measure === "COUNT" ? undefined : currency}
        required={required}
        error={errorAt(form, `${name}.at`) ?? errorAt(form, name)}
        {...form.register(`${name}.at`)}
      />
      <AmountField form={form} name={`${name}.amount`} label={t("bonusAmount")} required={required} isPart />
    </>
  );
}
