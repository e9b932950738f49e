import { useForm, useWatch } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { localOf } from "~/lib/zoned";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { otherCurrencies } from "./currency";
import { rateText } from "./text";
import type { Waiting } from "./useWaiting";

const RatesSetDocument = graphql(`
  mutation ExchangeRatesSet($programId: ID!, $rates: [ExchangeRateInput!]!) {
    exchangeRatesSet(programId: $programId, rates: $rates) {
      exchangeRates { currencyCode day }
      ratedCount
      userErrors { field message code }
    }
  }
`);

export interface RateDialogProps {
  /** Chosen already; empty to choose. */
  currency: string;
  waiting: readonly Waiting[];
  onClose: () => void;
}

/** Gives the rate of one currency from a day on. */
export function RateDialog({ currency, waiting, onClose }: RateDialogProps) {
  const t = useText(rateText);
  const { language } = useLanguage();
  const { id: programId, currency: to, timeZone } = useProgram();
  const { problems, settle } = useProblems();
  const [, give] = useMutation(RatesSetDocument);
  const today = localOf(new Date().toISOString(), timeZone).slice(0, 10);
  const waitsFor = (code: string) => waiting.find((one) => one.currencyCode === code);
  const since = waitsFor(currency)?.since;
  // The day that makes all that wait count.
  const day = since ? localOf(since, timeZone).slice(0, 10) : today;
  // In the shape of the API's input, so that its mistakes find their fields.
  const form = useForm({ defaultValues: { rates: [{ currencyCode: currency, day, rate: "", source: "" }] } });
  const { isSubmitting, errors: mistakes } = form.formState;
  const errors = mistakes.rates?.[0];
  const from = useWatch({ control: form.control, name: "rates.0.currencyCode" });
  const submit = form.handleSubmit(async (draft) => {
    const rates = draft.rates.map(({ rate, source, ...rest }) => ({
      ...rest,
      rate: parseDecimal(rate, language) ?? rate,
      source: source.trim() || undefined,
    }));
    const { data, error } = await give({ programId, rates });
    if (!settle(error, data?.exchangeRatesSet.userErrors, form)) return;
    const count = data?.exchangeRatesSet.ratedCount ?? 0;
    void toast(count > 0 ? t("counted", { count }) : t("done"));
    onClose();
  });
  const isNumber = (typed: string) =>
    parseDecimal(typed, language) !== null || t("notNumber", { example: formatDecimal("0.9215", language) });
  const wait = waitsFor(from);
  return (
    <FormDialog
      title={t("dialogTitle")}
      note={t("dialogNote")}
      confirm={t("giveIt")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t("currency")}
        required
        error={errors?.currencyCode?.message}
        {...form.register("rates.0.currencyCode")}
      >
        <option value="">{t("chooseCurrency")}</option>
        {otherCurrencies(to, language).map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </Select>
      <Input
        label={t("day")}
        hint={t("dayHint", { zone: timeZone })}
        type="date"
        required
        max={today}
        error={errors?.day?.message}
        {...form.register("rates.0.day")}
      />
      <Input
        label={t("rate")}
        hint={from ? t("rateHint", { from, to }) : t("rateHintAny", { to })}
        inputMode="decimal"
        required
        suffix={to}
        error={errors?.rate?.message}
        {...form.register("rates.0.rate", { validate: isNumber })}
      />
      <Input
        label={t("source")}
        hint={t("sourceHint")}
        optional
        maxLength={60}
        error={errors?.source?.message}
        {...form.register("rates.0.source")}
      />
      <p role="status">
        {wait &&
          t("wait", {
            count: wait.conversionCount,
            currency: wait.currencyCode,
            day: formatDay(wait.since, language, timeZone),
          })}
      </p>
    </FormDialog>
  );
}
