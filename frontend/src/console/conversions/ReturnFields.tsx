import type { UseFormReturn } from "react-hook-form";
import type { Language } from "~/lib/i18n/catalogue";
import { useLanguage } from "~/lib/i18n/language";
import { formatDecimal, type Money, parseDecimal } from "~/lib/money";
import { instantOf } from "~/lib/zoned";
import { Input, Textarea } from "~/ui/Input";

/** What is typed about money that goes back, or is demanded back; the day by the name that the API gives it. */
export interface ReturnDraft {
  externalId: string;
  amount: string;
  occurredAt?: string;
  openedAt?: string;
  reason: string;
}
type DayName = "occurredAt" | "openedAt";

/** What was typed, as the API takes it; a day that is left empty is now, an amount all that is left. */
export function readReturn(draft: ReturnDraft, currencyCode: string, timeZone: string, language: Language) {
  const amount = draft.amount && (parseDecimal(draft.amount, language) ?? draft.amount);
  return {
    externalId: draft.externalId.trim(),
    amount: amount ? ({ amount, currencyCode } satisfies Money) : undefined,
    at: instantOf(draft.occurredAt ?? draft.openedAt ?? "", timeZone) ?? undefined,
    reason: draft.reason.trim() || undefined,
  };
}

/** A label and what is said below. */
interface Words {
  readonly label: string;
  readonly hint?: string;
}

export interface ReturnFieldsProps {
  form: UseFormReturn<ReturnDraft>;
  dayName: DayName;
  currencyCode: string;
  words: Readonly<Record<"externalId" | "amount" | "day" | "reason", Words>>;
  /** What is said of an amount that is no number. */
  notNumber: (example: string) => string;
}

/** Of a refund and of a dispute alike: its id elsewhere, how much, when, and why. */
export function ReturnFields({ form, dayName, currencyCode, words, notNumber }: ReturnFieldsProps) {
  const { language } = useLanguage();
  const { errors } = form.formState;
  const isNumber = (typed: string) =>
    !typed || parseDecimal(typed, language) !== null || notNumber(formatDecimal("1234.50", language));
  return (
    <>
      <Input
        {...words.externalId}
        required
        maxLength={200}
        error={errors.externalId?.message}
        {...form.register("externalId")}
      />
      <Input
        {...words.amount}
        optional
        inputMode="decimal"
        suffix={currencyCode}
        error={errors.amount?.message}
        {...form.register("amount", { validate: isNumber })}
      />
      <Input
        {...words.day}
        optional
        type="datetime-local"
        error={errors[dayName]?.message}
        {...form.register(dayName)}
      />
      <Textarea
        {...words.reason}
        optional
        maxLength={500}
        rows={2}
        error={errors.reason?.message}
        {...form.register("reason")}
      />
    </>
  );
}
