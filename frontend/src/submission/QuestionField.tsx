import { useId } from "react";
import type { SubmissionFieldKind } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { FieldError } from "~/ui/Field";
import { Checkbox, Input, Select, Textarea } from "~/ui/Input";
import { FilesField, type Picking } from "./FilesField";
import { submissionText } from "./text";

export interface QuestionFieldProps extends Picking {
  question: {
    readonly key: string;
    readonly label: string;
    readonly hint?: string | null;
    readonly kind: SubmissionFieldKind;
    readonly isRequired: boolean;
    readonly options: readonly string[];
  };
}

/** One of the program's own questions, with the input of its kind. */
export function QuestionField({ question, ...picking }: QuestionFieldProps) {
  const { form } = picking;
  const t = useText(submissionText);
  const validate = useNumberRule();
  const { key, label, kind, isRequired, options } = question;
  const name = `answers.${key}` as const;
  const error = form.formState.errors.answers?.[key]?.message;
  const hint = question.hint ?? undefined;
  if (kind === "CONSENT") {
    return <Tick label={label} hint={hint} error={error} required={isRequired} {...form.register(name)} />;
  }
  const shared = { label, hint, error, optional: !isRequired, required: isRequired };
  switch (kind) {
    case "LONG_TEXT":
      return <Textarea {...shared} maxLength={2000} rows={3} {...form.register(name)} />;
    case "CHOICE":
      return (
        <Select {...shared} {...form.register(name)}>
          <option value="">{t("choose")}</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </Select>
      );
    case "NUMBER":
      return (
        <Input {...shared} inputMode="decimal" autoComplete="off" {...form.register(name, { validate })} />
      );
    case "DATE":
      return <Input {...shared} type="date" {...form.register(name)} />;
    case "TEXT":
      return <Input {...shared} maxLength={2000} autoComplete="off" {...form.register(name)} />;
    case "FILE":
      return <FilesField {...picking} {...shared} name={name} purpose="ANSWER" most={1} />;
  }
}

/** What is typed must be a number, as one writes it in the language, or nothing. */
export function useNumberRule() {
  const t = useText(submissionText);
  const { language } = useLanguage();
  return (typed: string | boolean) =>
    !typed ||
    parseDecimal(String(typed), language) !== null ||
    t("notNumber", { example: formatDecimal("1234.50", language) });
}

type TickProps = React.ComponentProps<typeof Checkbox> & { error: string | undefined };

/** A tick with its mistake below. */
export function Tick({ error, ...rest }: TickProps) {
  const id = useId();
  return (
    <div>
      <Checkbox {...rest} aria-invalid={error ? true : undefined} aria-describedby={error ? id : undefined} />
      <FieldError id={id} error={error} />
    </div>
  );
}
