import type { UseFormReturn } from "react-hook-form";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { Button } from "~/ui/Button";
import { CountrySelect } from "~/ui/CountrySelect";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import type { Choices } from "./choices";
import type { QuoteDraft } from "./question";
import { quoteText } from "./text";

export interface QuoteFormProps {
  form: UseFormReturn<QuoteDraft>;
  choices: Choices;
  problems: readonly string[];
  isBusy: boolean;
  onAsk: (draft: QuoteDraft) => void;
}

/** What would happen: its kind and amount first, what few programs look at behind a fold. */
export function QuoteForm({ form, choices, problems, isBusy, onAsk }: QuoteFormProps) {
  const t = useText(quoteText);
  const { errors } = form.formState;
  const { register } = form;
  const hasAmount = choices.types.find((one) => one.key === form.watch("type"))?.hasAmount ?? true;
  return (
    <Form onSubmit={form.handleSubmit(onAsk)} problems={problems}>
      <Select label={t("type")} error={errors.type?.message} {...register("type")}>
        {choices.types.map(({ key, name, stage }) => (
          <option key={key} value={key}>
            {stage ? t("reaching", { stage }) : name}
          </option>
        ))}
      </Select>
      {hasAmount && <Amount form={form} currencies={choices.currencies} />}
      <RadioGroup label={t("customer")} error={errors.customerIsNew?.message}>
        <Radio label={t("customerNew")} value="new" {...register("customerIsNew")} />
        <Radio label={t("customerKnown")} value="known" {...register("customerIsNew")} />
      </RadioGroup>
      <More form={form} choices={choices} />
      <FormActions>
        <Button type="submit" look="primary" busy={isBusy}>
          {t("ask")}
        </Button>
      </FormActions>
    </Form>
  );
}

type Part = Pick<QuoteFormProps, "form">;

function Amount({ form, currencies }: Part & { currencies: readonly string[] }) {
  const t = useText(quoteText);
  const { language } = useLanguage();
  const error = form.formState.errors.amount;
  const [only, ...others] = currencies;
  const validate = (typed: string) =>
    parseDecimal(typed, language) !== null || t("notNumber", { example: formatDecimal("1234.50", language) });
  return (
    <div className="flex flex-wrap gap-3">
      <Input
        label={t("amount")}
        hint={t("amountHint")}
        className="min-w-0 flex-1 basis-40 justify-end"
        required
        inputMode="decimal"
        autoComplete="off"
        suffix={others.length === 0 ? only : undefined}
        error={error?.amount?.message ?? error?.message}
        {...form.register("amount.amount", { validate })}
      />
      {others.length > 0 && (
        <Select
          label={t("currency")}
          className="basis-24 justify-end"
          error={error?.currencyCode?.message}
          {...form.register("amount.currencyCode")}
        >
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </Select>
      )}
    </div>
  );
}

function More({ form, choices }: Part & { choices: Choices }) {
  const t = useText(quoteText);
  const { errors, defaultValues } = form.formState;
  const { register } = form;
  const names = ["customerCountry", "productId", "category", "occurredAt"] as const;
  const isUsed = names.some((name) => errors[name] || defaultValues?.[name]);
  return (
    <details open={isUsed || undefined}>
      <summary className="min-h-6 font-medium pointer-coarse:min-h-11 pointer-coarse:content-center">
        {t("more")}
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <CountrySelect
          label={t("country")}
          none={t("anyCountry")}
          optional
          error={errors.customerCountry?.message}
          {...register("customerCountry")}
        />
        <Input
          label={t("product")}
          hint={t("productHint")}
          optional
          maxLength={200}
          autoComplete="off"
          list="quote-products"
          error={errors.productId?.message}
          {...register("productId")}
        />
        <Known id="quote-products" values={choices.products} />
        <Input
          label={t("category")}
          optional
          maxLength={200}
          autoComplete="off"
          list="quote-categories"
          error={errors.category?.message}
          {...register("category")}
        />
        <Known id="quote-categories" values={choices.categories} />
        <Input
          label={t("day")}
          hint={t("dayHint")}
          optional
          type="date"
          error={errors.occurredAt?.message}
          {...register("occurredAt")}
        />
      </div>
    </details>
  );
}

/** What the terms themselves name, offered while one types. */
function Known({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
