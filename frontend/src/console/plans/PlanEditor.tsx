import { Plus } from "lucide-react";
import type { FormEvent } from "react";
import { useFieldArray } from "react-hook-form";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { Button, ButtonLink } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select, Textarea } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { newIncentive } from "./draft";
import { IncentiveEditor } from "./IncentiveEditor";
import { usePlanNames } from "./names";
import type { PlanForm } from "./planForm";
import { planText } from "./text";

interface PlanEditorProps {
  form: PlanForm;
  onSubmit: (event: FormEvent) => void;
  problems: readonly string[];
  /** A new plan asks for its name. */
  isNew?: boolean;
  /** Where one goes without saving. */
  cancel: string;
  /** Opens the simulation of what is typed; a plan that is not there yet has none. */
  onSimulate?: () => void;
}

/** Edits a plan, as soon as the choices are known: a select that gets them later would show another one. */
export function PlanEditor(props: PlanEditorProps) {
  const { loaded, ...names } = usePlanNames();
  return loaded ? <Editor {...props} names={names} /> : <TextSkeleton lines={8} />;
}

type EditorProps = PlanEditorProps & { names: Omit<ReturnType<typeof usePlanNames>, "loaded"> };

/** The incentives one below the other, then from when on and for whom. */
function Editor({ form, onSubmit, problems, isNew, cancel, onSimulate, names }: EditorProps) {
  const t = useText(planText);
  const { currency } = useProgram();
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: "version.incentives",
  });
  const trigger = names.eventTypes.find((type) => type.isSale)?.key ?? names.eventTypes[0]?.key ?? "sale";
  const { errors, isSubmitting } = form.formState;
  const submit = (event: FormEvent) => {
    // A mistake that the server found at no registered input would refuse every later attempt.
    form.clearErrors();
    onSubmit(event);
  };
  return (
    <Form className="max-w-3xl!" onSubmit={submit} problems={problems}>
      {isNew && (
        <Input
          label={t("name")}
          hint={t("nameHint")}
          required
          maxLength={120}
          error={errors.name?.message}
          {...form.register("name")}
        />
      )}
      <ol className="flex flex-col gap-4">
        {fields.map((field, index) => (
          <li key={field.id}>
            <IncentiveEditor
              form={form}
              index={index}
              names={names}
              isAlone={fields.length === 1}
              onRemove={() => remove(index)}
              onUp={index > 0 ? () => move(index, index - 1) : undefined}
              onDown={index < fields.length - 1 ? () => move(index, index + 1) : undefined}
            />
          </li>
        ))}
      </ol>
      {fields.length === 0 && <p className="text-muted">{t("paysNothing")}</p>}
      <Button
        className="self-start"
        icon={<Plus aria-hidden="true" className="size-4" />}
        onClick={() => append(newIncentive(trigger, currency))}
      >
        {t("addIncentive")}
      </Button>
      <VersionFields form={form} />
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {isNew ? t("create") : t("saveVersion")}
        </Button>
        {onSimulate && <Button onClick={onSimulate}>{t("simulate")}</Button>}
        <ButtonLink href={cancel}>{t("cancel")}</ButtonLink>
      </FormActions>
    </Form>
  );
}

/** From when on the version is in force, for whom, and why it was made. */
function VersionFields({ form }: { form: PlanForm }) {
  const t = useText(planText);
  const { language } = useLanguage();
  const zone = useZone();
  const { errors } = form.formState;
  const isLater = form.watch("version.starts") === "later";
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <RadioGroup label={t("startsLabel")} hint={t("startsHint")}>
        <Radio label={t("startsNow")} value="now" {...form.register("version.starts")} />
        <Radio label={t("startsLater")} value="later" {...form.register("version.starts")} />
      </RadioGroup>
      {isLater && (
        <Input
          type="date"
          lang={language}
          label={t("firstDay")}
          hint={t("firstDayHint", { zone })}
          required
          error={errors.version?.effectiveFrom?.message}
          {...form.register("version.effectiveFrom")}
        />
      )}
      <Select
        label={t("appliesTo")}
        hint={t("appliesToHint")}
        error={errors.version?.appliesTo?.message}
        {...form.register("version.appliesTo")}
      >
        <option value="ALL_CUSTOMERS">{t("ALL_CUSTOMERS")}</option>
        <option value="NEW_CUSTOMERS">{t("NEW_CUSTOMERS")}</option>
      </Select>
      <Textarea
        label={t("note")}
        hint={t("noteHint")}
        optional
        rows={2}
        maxLength={500}
        error={errors.version?.note?.message}
        {...form.register("version.note")}
      />
    </div>
  );
}
