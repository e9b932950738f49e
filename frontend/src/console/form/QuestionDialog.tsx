import { useState } from "react";
import { useForm } from "react-hook-form";
import { placeErrors, type UserError } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Checkbox, Input, Select, Textarea } from "~/ui/Input";
import { FormDialog } from "../FormDialog";
import { keyFor, kinds, optionsOf, type Question } from "./questions";
import { formText } from "./text";

interface QuestionDialogProps {
  /** The question to change; null for a new one. */
  question: Question | null;
  /** Keys that other questions have, or had. */
  taken: readonly string[];
  /** Saves it; mistakes of the whole form come back, null if nothing could be asked. */
  onSave: (question: Question) => Promise<readonly UserError[] | null>;
  onClose: () => void;
}

/** One question: its words, its kind, and what it chooses from. */
export function QuestionDialog({ question, taken, onSave, onClose }: QuestionDialogProps) {
  const t = useText(formText);
  const { language } = useLanguage();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const form = useForm({
    defaultValues: {
      label: question?.label ?? "",
      hint: question?.hint ?? "",
      kind: question?.kind ?? "TEXT",
      isRequired: question?.isRequired ?? false,
      options: question?.options.join("\n") ?? "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const kind = form.watch("kind");
  const submit = form.handleSubmit(async ({ options, label, ...typed }) => {
    const key = question?.key ?? keyFor(label, taken);
    const mistakes = await onSave({ ...typed, label: label.trim(), key, options: optionsOf(options) });
    if (!mistakes || mistakes.length === 0) return onClose();
    // "fields", its place, then the field: this dialog shows one of them.
    setProblems(
      placeErrors(
        mistakes.map((one) => ({ ...one, field: one.field?.slice(2) ?? null })),
        form,
        language,
      ),
    );
  });
  return (
    <FormDialog
      title={t(question ? "editTitle" : "addTitle")}
      confirm={t("save")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <Input
        label={t("label")}
        required
        maxLength={120}
        error={errors.label?.message}
        {...form.register("label")}
      />
      <Select
        label={t("kind")}
        hint={question ? t("kindFixed") : undefined}
        disabled={question !== null}
        error={errors.kind?.message}
        {...(question ? { value: kind } : form.register("kind"))}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </Select>
      {kind === "CHOICE" && (
        <Textarea
          label={t("options")}
          hint={t("optionsHint")}
          required
          rows={5}
          error={errors.options?.message}
          {...form.register("options", {
            validate: (typed) => optionsOf(typed).length >= 2 || t("optionsMissing"),
          })}
        />
      )}
      <Input
        label={t("hint")}
        hint={t("hintHint")}
        optional
        maxLength={500}
        error={errors.hint?.message}
        {...form.register("hint")}
      />
      <Checkbox label={t("required")} {...form.register("isRequired")} />
    </FormDialog>
  );
}
