import type { UseFormReturn } from "react-hook-form";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { FormSection } from "~/ui/Form";
import { Input, Select } from "~/ui/Input";
import { useEventTypes } from "./eventTypes";
import { conversionText } from "./text";

/** What is typed, in the shape of the API's input. */
export interface RecordDraft {
  type: string;
  externalId: string;
  customer: { externalId: string; email: string; company: string };
  occurredAt: string;
  amount: { amount: string; currencyCode: string };
  tax: string;
  shipping: string;
  discount: string;
  code: string;
  clickId: string;
}

/** The fields of a conversion: what, who, how much, and by whom it came. */
export function RecordFields({ form }: { form: UseFormReturn<RecordDraft> }) {
  const t = useText(conversionText);
  const zone = useZone();
  const { types } = useEventTypes();
  const { register, formState } = form;
  const { errors } = formState;
  const decimal = useDecimal();
  return (
    <>
      <Select label={t("type")} required error={errors.type?.message} {...register("type")}>
        <option value="">{t("chooseType")}</option>
        {types.map((type) => (
          <option key={type.id} value={type.key}>
            {type.name}
          </option>
        ))}
      </Select>
      <Input
        label={t("externalId")}
        hint={t("recordIdHint")}
        required
        maxLength={200}
        error={errors.externalId?.message}
        {...register("externalId")}
      />
      <div className="grid grid-cols-[1fr_6rem] items-end gap-2">
        <Input
          label={t("amount")}
          hint={t("amountHint")}
          inputMode="decimal"
          error={errors.amount?.amount?.message ?? errors.amount?.message}
          {...register("amount.amount", decimal)}
        />
        <Input
          label={t("currency")}
          maxLength={3}
          error={errors.amount?.currencyCode?.message}
          {...register("amount.currencyCode")}
        />
      </div>
      <Input
        label={t("happened")}
        hint={t("happenedHint", { zone })}
        type="datetime-local"
        error={errors.occurredAt?.message}
        {...register("occurredAt")}
      />
      <FormSection title={t("customer")}>
        <Input
          label={t("customerId")}
          hint={t("customerIdHint")}
          required
          maxLength={200}
          error={errors.customer?.externalId?.message}
          {...register("customer.externalId")}
        />
        <Input
          label={t("company")}
          optional
          error={errors.customer?.company?.message}
          {...register("customer.company")}
        />
        <Input
          label={t("email")}
          optional
          type="email"
          error={errors.customer?.email?.message}
          {...register("customer.email")}
        />
      </FormSection>
      <FormSection title={t("credit")}>
        <Input
          label={t("code")}
          hint={t("codeHint")}
          optional
          error={errors.code?.message}
          {...register("code")}
        />
        <Input
          label={t("clickId")}
          hint={t("clickIdHint")}
          optional
          error={errors.clickId?.message}
          {...register("clickId")}
        />
      </FormSection>
      <details open={Boolean(errors.tax || errors.shipping || errors.discount) || undefined}>
        <summary className="font-medium">{t("more")}</summary>
        <div className="mt-3 flex flex-col gap-4">
          {(["tax", "shipping", "discount"] as const).map((name) => (
            <Input
              key={name}
              label={t(name)}
              optional
              inputMode="decimal"
              error={errors[name]?.message}
              {...register(name, decimal)}
            />
          ))}
        </div>
      </details>
    </>
  );
}

/** Refuses what is no number before it is sent. */
function useDecimal() {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const example = formatDecimal("1234.50", language);
  return {
    validate: (typed: string) =>
      !typed || parseDecimal(typed, language) !== null || t("notNumber", { example }),
  };
}
