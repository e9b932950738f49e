import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { Input } from "~/ui/Input";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const PayoutFragment = graphql(`
  fragment PayoutSettings on Program {
    id
    currency
    payoutMinimum { amount currencyCode }
    payoutDay
    fourEyesLimit { amount currencyCode }
  }
`);

/** From which amount and on which day partners are paid, and when a second person must agree. */
export function PayoutSettings({ program: ref }: { program: FragmentType<typeof PayoutFragment> }) {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const { payoutMinimum, payoutDay, fourEyesLimit, currency } = readFragment(PayoutFragment, ref);
  const typed = (amount: string) => formatDecimal(amount, language, { useGrouping: false });
  const plain = (text: string) => parseDecimal(text, language) ?? text.trim();
  return (
    <SettingsForm
      title={t("payouts")}
      note={t("payoutsNote")}
      values={{
        payoutMinimum: typed(payoutMinimum.amount),
        payoutDay: String(payoutDay),
        fourEyesLimit: fourEyesLimit ? typed(fourEyesLimit.amount) : "",
      }}
      toInput={(values) => ({
        payoutMinimum: plain(values.payoutMinimum),
        payoutDay: Number(values.payoutDay),
        fourEyesLimit: plain(values.fourEyesLimit),
      })}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <Input
              label={t("payoutMinimum")}
              hint={t("payoutMinimumHint")}
              inputMode="decimal"
              required
              suffix={currency}
              className="[&_input]:max-w-36"
              error={errors.payoutMinimum?.message}
              {...form.register("payoutMinimum")}
            />
            <Input
              label={t("payoutDay")}
              hint={t("payoutDayHint")}
              type="number"
              min={1}
              max={28}
              required
              className="[&_input]:max-w-36"
              error={errors.payoutDay?.message}
              {...form.register("payoutDay")}
            />
            <Input
              label={t("fourEyesLimit")}
              hint={t("fourEyesLimitHint")}
              optional
              inputMode="decimal"
              suffix={currency}
              className="[&_input]:max-w-36"
              error={errors.fourEyesLimit?.message}
              {...form.register("fourEyesLimit")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
