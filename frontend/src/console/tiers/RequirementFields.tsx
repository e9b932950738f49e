import { Plus, X } from "lucide-react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { FieldError } from "~/ui/Field";
import { IconButton } from "~/ui/IconButton";
import { Input, Select } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { sayKind } from "./requirement";
import { tiersText } from "./text";
import { unitOf } from "./threshold";
import { newRequirement, requirementKinds, type TierValues, windowKinds } from "./tierForm";

interface RequirementFieldsProps {
  form: UseFormReturn<TierValues>;
  program: { currency: string; eventTypes: readonly { key: string; name: string }[] };
}

/** What the tier asks for: a list of requirements, how they are joined, and over which time they are measured. */
export function RequirementFields({ form, program }: RequirementFieldsProps) {
  const t = useText(tiersText);
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "requirements" });
  const firstType = program.eventTypes[0]?.key ?? "";
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-1 font-medium">{t("requirements")}</legend>
        <ul className="flex flex-col gap-3">
          {fields.map((field, index) => (
            <li key={field.id}>
              <Requirement form={form} index={index} program={program} onRemove={() => remove(index)} />
            </li>
          ))}
        </ul>
        <Button
          className="self-start"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => append(newRequirement(firstType))}
        >
          {t("addRequirement")}
        </Button>
      </fieldset>
      {fields.length > 1 && (
        <RadioGroup label={t("mode")}>
          <Radio label={t("modeAll")} value="ALL" {...form.register("mode")} />
          <Radio label={t("modeAny")} value="ANY" {...form.register("mode")} />
        </RadioGroup>
      )}
      <WindowFields form={form} />
    </>
  );
}

function WindowFields({ form }: { form: UseFormReturn<TierValues> }) {
  const t = useText(tiersText);
  const { errors } = form.formState;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t("window")}
        className="min-w-48 flex-1"
        error={errors.window?.kind?.message}
        {...form.register("window.kind")}
      >
        {windowKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`window.${kind}`)}
          </option>
        ))}
      </Select>
      {form.watch("window.kind") === "ROLLING_DAYS" && (
        <Input
          label={t("length")}
          className="w-36"
          inputMode="numeric"
          pattern="[0-9]+"
          title={t("wholeNumber")}
          required
          suffix={t("days")}
          error={errors.window?.days?.message}
          {...form.register("window.days")}
        />
      )}
    </div>
  );
}

interface RequirementProps extends RequirementFieldsProps {
  index: number;
  onRemove: () => void;
}

function Requirement({ form, index, program, onRemove }: RequirementProps) {
  const t = useText(tiersText);
  const { language } = useLanguage();
  const path = `requirements.${index}` as const;
  const errors = form.formState.errors.requirements?.[index];
  const kind = form.watch(`${path}.kind`);
  const unit = { money: program.currency, percent: "%", days: t("days"), count: "" }[unitOf(kind)];
  const error = errors?.kind?.message ?? errors?.eventType?.message ?? errors?.threshold?.message;
  return (
    <div className="rounded-md border border-line p-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <select aria-label={t("kind")} className="field-box" {...form.register(`${path}.kind`)}>
          {requirementKinds.map((one) => (
            <option key={one} value={one}>
              {one === "CONVERSIONS"
                ? t("conversionsOfType")
                : sayKind({ kind: one, eventType: "" }, program, language)}
            </option>
          ))}
        </select>
        <IconButton
          label={t("removeRequirement")}
          onClick={onRemove}
          icon={<X aria-hidden="true" className="size-4" />}
        />
        {kind === "CONVERSIONS" && (
          <select
            aria-label={t("eventType")}
            className="field-box col-start-1"
            required
            {...form.register(`${path}.eventType`)}
          >
            {program.eventTypes.map((type) => (
              <option key={type.key} value={type.key}>
                {type.name}
              </option>
            ))}
          </select>
        )}
        <label className="col-start-1 flex items-center gap-2">
          <span className="text-muted">{t(kind === "REFUND_RATE_AT_MOST" ? "atMost" : "atLeast")}</span>
          <input
            inputMode="decimal"
            required
            aria-invalid={errors?.threshold ? true : undefined}
            className="field-box figures max-w-40 text-right"
            {...form.register(`${path}.threshold`)}
          />
          <span className="text-muted">{unit}</span>
        </label>
      </div>
      <FieldError id={`${path}-error`} error={error} />
    </div>
  );
}
