import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Controller, useWatch } from "react-hook-form";
import { recruiterTrigger } from "~/explain/terms";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { IconButton } from "~/ui/IconButton";
import { Input, Select } from "~/ui/Input";
import { useProgram } from "../program";
import { ConditionBuilder } from "./ConditionBuilder";
import { viewOf } from "./draft";
import { IncentiveWordsList } from "./IncentiveWordsList";
import { LimitFields } from "./LimitFields";
import { PayFields } from "./PayFields";
import type { PlanForm } from "./planForm";
import { type Names, sayIncentive } from "./sentence";
import { planText } from "./text";

interface IncentiveEditorProps {
  form: PlanForm;
  index: number;
  names: Names;
  /** Whether it is the only one. */
  isAlone: boolean;
  onRemove: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/**
 * One incentive of the editor: the sentence it makes on top, its parts below. Of several only new ones and those with
 * mistakes are unfolded, so that one sees the plan.
 */
export function IncentiveEditor({ form, index, names, isAlone, ...moves }: IncentiveEditorProps) {
  const t = useText(planText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const path = `version.incentives.${index}` as const;
  const draft = useWatch({ control: form.control, name: path });
  const errors = form.formState.errors.version?.incentives?.[index];
  const [isShown, setIsShown] = useState(isAlone || draft.name === "");
  const isOpen = isShown || Boolean(errors);
  const parts = useId();
  const box = useRef<HTMLDivElement>(null);
  const hasErrors = Boolean(errors);
  // The form could not focus a field that was folded away.
  useEffect(() => {
    if (!hasErrors || document.activeElement?.getAttribute("aria-invalid") === "true") return;
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [hasErrors]);
  return (
    <fieldset className="rounded-md border border-line bg-surface">
      <legend className="sr-only">{t("incentiveNumber", { number: index + 1 })}</legend>
      <div className="flex items-start gap-2 py-3 pr-2 pl-4 max-sm:flex-col">
        <div className="min-w-0 flex-1" aria-live="polite">
          <IncentiveWordsList words={sayIncentive(viewOf(draft, currency, language), names, language)} />
        </div>
        <div className="flex items-center gap-2 max-sm:self-end">
          {!errors && (
            <Button
              look="quiet"
              aria-expanded={isOpen}
              aria-controls={parts}
              onClick={() => setIsShown(!isOpen)}
            >
              {t(isOpen ? "doneWithIncentive" : "changeIncentive")}
            </Button>
          )}
          <Moves {...moves} />
        </div>
      </div>
      <div
        ref={box}
        id={parts}
        className={isOpen ? "flex flex-col gap-5 border-t border-line p-4" : "hidden"}
      >
        {isOpen && <Parts form={form} index={index} names={names} />}
      </div>
    </fieldset>
  );
}

/** The fields of an incentive. */
function Parts({ form, index, names }: Pick<IncentiveEditorProps, "form" | "index" | "names">) {
  const t = useText(planText);
  const path = `version.incentives.${index}` as const;
  const errors = form.formState.errors.version?.incentives?.[index];
  return (
    <>
      <Input
        label={t("incentiveName")}
        hint={t("incentiveNameHint")}
        required
        maxLength={120}
        error={errors?.name?.message}
        {...form.register(`${path}.name`)}
      />
      <Select label={t("trigger")} error={errors?.trigger?.message} {...form.register(`${path}.trigger`)}>
        <optgroup label={t("triggerEvents")}>
          {names.eventTypes.map((type) => (
            <option key={type.key} value={type.key}>
              {type.name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t("triggerStages")}>
          {names.stages.map((stage) => (
            <option key={stage.key} value={`stage:${stage.key}`}>
              {t("reaches", { stage: stage.name })}
            </option>
          ))}
        </optgroup>
        <optgroup label={t("triggerRecruiters")}>
          <option value={recruiterTrigger}>{t("recruitedEarns")}</option>
        </optgroup>
      </Select>
      <PayFields form={form} path={path} />
      <Controller
        control={form.control}
        name={`${path}.conditions`}
        render={({ field }) => (
          <ConditionBuilder value={field.value} onChange={field.onChange} errors={errors?.conditions} />
        )}
      />
      <LimitFields form={form} path={path} />
    </>
  );
}

function Moves({ onRemove, onUp, onDown }: Pick<IncentiveEditorProps, "onRemove" | "onUp" | "onDown">) {
  const t = useText(planText);
  return (
    <div className="flex">
      {onUp && (
        <IconButton label={t("up")} onClick={onUp} icon={<ArrowUp aria-hidden="true" className="size-4" />} />
      )}
      {onDown && (
        <IconButton
          label={t("down")}
          onClick={onDown}
          icon={<ArrowDown aria-hidden="true" className="size-4" />}
        />
      )}
      <IconButton
        label={t("removeIncentive")}
        onClick={onRemove}
        icon={<Trash2 aria-hidden="true" className="size-4" />}
      />
    </div>
  );
}
