import type { UseFormReturn } from "react-hook-form";
import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { type CodeDraft, kinds } from "./codeDraft";
import { codeText } from "./codeText";
import { partnersText } from "./text";

/** The word of a code, what the customer gets, and when it ends. */
export function CodeFields({ form }: { form: UseFormReturn<CodeDraft> }) {
  const t = useText(codeText);
  const words = useText(partnersText);
  const { errors } = form.formState;
  const kind = form.watch("kind");
  return (
    <>
      <Input
        label={words("word")}
        hint={words("wordHint")}
        required
        minLength={3}
        maxLength={60}
        autoCapitalize="characters"
        spellCheck={false}
        error={errors.word?.message}
        {...form.register("word")}
      />
      <RadioGroup label={t("giveLegend")} hint={t("shopNote")}>
        {kinds.map((one) => (
          <Radio key={one} label={t(`kind.${one}`)} value={one} {...form.register("kind")} />
        ))}
      </RadioGroup>
      {kind !== "NONE" && <DiscountFields form={form} />}
      <Input
        label={t("expires")}
        hint={t("expiresHint")}
        optional
        type="datetime-local"
        className="[&_input]:max-w-60"
        error={errors.expiresAt?.message}
        {...form.register("expiresAt")}
      />
    </>
  );
}

function DiscountFields({ form }: { form: UseFormReturn<CodeDraft> }) {
  const t = useText(codeText);
  const errors = form.formState.errors.discount;
  return (
    <>
      {form.watch("kind") === "PERCENTAGE" ? (
        <Input
          label={t("percentage")}
          required
          inputMode="decimal"
          suffix="%"
          className="[&_input]:max-w-36"
          error={errors?.percentage?.message}
          {...form.register("discount.percentage")}
        />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-3">
          <Input
            label={t("amount")}
            required
            inputMode="decimal"
            error={errors?.amount?.amount?.message ?? errors?.amount?.message}
            {...form.register("discount.amount.amount")}
          />
          <Input
            label={t("currency")}
            required
            minLength={3}
            maxLength={3}
            autoCapitalize="characters"
            error={errors?.amount?.currencyCode?.message}
            {...form.register("discount.amount.currencyCode")}
          />
        </div>
      )}
      <Input
        label={t("months")}
        hint={t("monthsHint")}
        optional
        type="number"
        min={1}
        max={60}
        suffix={t("monthsUnit")}
        className="[&_input]:max-w-36"
        error={errors?.months?.message}
        {...form.register("discount.months")}
      />
      <Input
        label={t("minimum")}
        hint={t("minimumHint")}
        optional
        inputMode="decimal"
        suffix={form.watch("discount.amount.currencyCode").toUpperCase()}
        className="[&_input]:max-w-36"
        error={errors?.minimum?.message}
        {...form.register("discount.minimum")}
      />
    </>
  );
}
