import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, useWatch } from "react-hook-form";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { FieldError } from "~/ui/Field";
import { IconButton } from "~/ui/IconButton";
import { Input, Select } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { useProgram } from "../program";
import { AmountField } from "./AmountField";
import { exampleOf } from "./example";
import { MeasureFields } from "./MeasureFields";
import type { PlaceProps } from "./PayFields";
import { areSharesOnly, newBracket } from "./pay";
import { payText } from "./payText";
import { errorAt } from "./planForm";

const modes = ["GRADUATED", "FORWARD", "RETROACTIVE"] as const;

/** What is measured, the table of steps, and how a conversion finds its step. */
export function BracketFields({ form, path }: PlaceProps) {
  const t = useText(payText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const name = `${path}.brackets` as const;
  const draft = useWatch({ control: form.control, name });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: `${name}.brackets` });
  const listError = errorAt(form, `${name}.brackets`) ?? errorAt(form, name);
  const example = exampleOf(draft, currency, language);
  return (
    <div className="flex flex-col gap-5 border-l-2 border-line pl-4">
      <MeasureFields form={form} name={name} />
      <RadioGroup label={t("mode")} error={errorAt(form, `${name}.mode`)}>
        {modes.map((mode) => (
          <Radio
            key={mode}
            label={t(mode)}
            hint={t(`${mode}.${draft.measure}`)}
            value={mode}
            {...form.register(`${name}.mode`)}
          />
        ))}
      </RadioGroup>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 font-medium">{t("brackets")}</legend>
        <ol className="flex flex-col gap-3">
          {fields.map((field, index) => (
            <li key={field.id}>
              <BracketRow
                form={form}
                path={path}
                index={index}
                isLast={index === fields.length - 1}
                onRemove={fields.length > 1 ? () => remove(index) : undefined}
              />
            </li>
          ))}
        </ol>
        <FieldError id={`${path}-brackets-error`} error={listError} />
        <Button
          look="quiet"
          className="-ml-3 self-start"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => append(newBracket(currency))}
        >
          {t("addBracket")}
        </Button>
      </fieldset>
      <div aria-live="polite">{example && <p className="rounded-md bg-hover p-3 text-sm">{example}</p>}</div>
    </div>
  );
}

interface BracketRowProps extends PlaceProps {
  index: number;
  isLast: boolean;
  onRemove: (() => void) | undefined;
}

/** One step: up to where, and what it pays. The last one has no end. */
function BracketRow({ form, path, index, isLast, onRemove }: BracketRowProps) {
  const t = useText(payText);
  const { currency } = useProgram();
  const name = `${path}.brackets.brackets.${index}` as const;
  const [brackets, pays] = useWatch({ control: form.control, name: [`${path}.brackets`, `${name}.pays`] });
  const isCount = brackets.measure === "COUNT";
  const sharesOnly = areSharesOnly(brackets);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-end gap-2 border-b border-line pb-3">
      <legend className="sr-only">{t("bracketNumber", { number: index + 1 })}</legend>
      {isLast ? (
        <p className="flex min-h-9 w-40 items-center text-muted">{t(index === 0 ? "everything" : "above")}</p>
      ) : (
        <Input
          label={t("upTo")}
          className="w-40"
          inputMode="decimal"
          suffix={isCount ? undefined : currency}
          required
          error={errorAt(form, `${name}.upTo`)}
          {...form.register(`${name}.upTo`)}
        />
      )}
      {!sharesOnly && (
        <Select label={t("pays")} className="w-44" {...form.register(`${name}.pays`)}>
          <option value="PERCENT">{t("PERCENT")}</option>
          <option value="FLAT">{t("FLAT")}</option>
        </Select>
      )}
      {sharesOnly || pays === "PERCENT" ? (
        <Input
          label={t("percentage")}
          className="w-32"
          inputMode="decimal"
          suffix="%"
          required
          error={errorAt(form, `${name}.percentage`) ?? errorAt(form, `${name}.flat`)}
          {...form.register(`${name}.percentage`)}
        />
      ) : (
        <AmountField form={form} name={`${name}.flat`} label={t("flat")} required />
      )}
      {onRemove && (
        <IconButton
          label={t("removeBracket", { number: index + 1 })}
          onClick={onRemove}
          icon={<Trash2 aria-hidden="true" className="size-4" />}
        />
      )}
    </fieldset>
  );
}
