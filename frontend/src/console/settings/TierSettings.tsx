import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { TierDemotion, TierReview } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Input, Select } from "~/ui/Input";
import { payText } from "./payText";
import { SettingsForm } from "./SettingsForm";

const TierFragment = graphql(`
  fragment TierSettings on Program {
    id
    tierReview
    tierDemotion
    tierGraceDays
  }
`);
const reviews = ["MONTH", "QUARTER", "YEAR"] as const satisfies readonly TierReview[];
const demotions = ["NEVER", "STEP", "EARNED"] as const satisfies readonly TierDemotion[];

/** When it is looked at whether tiers are still earned, how far one falls, and after how many days. */
export function TierSettings({ program: ref }: { program: FragmentType<typeof TierFragment> }) {
  const t = useText(payText);
  const { tierReview, tierDemotion, tierGraceDays } = readFragment(TierFragment, ref);
  return (
    <SettingsForm
      title={t("tiers")}
      note={t("tiersNote")}
      values={{ tierReview, tierDemotion, tierGraceDays: String(tierGraceDays) }}
      toInput={(values) => ({ ...values, tierGraceDays: Number(values.tierGraceDays) })}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <Select
              label={t("tierReview")}
              error={errors.tierReview?.message}
              {...form.register("tierReview")}
            >
              {reviews.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </Select>
            <Select
              label={t("tierDemotion")}
              hint={t("tierDemotionHint")}
              error={errors.tierDemotion?.message}
              {...form.register("tierDemotion")}
            >
              {demotions.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </Select>
            <Input
              label={t("tierGraceDays")}
              hint={t("tierGraceDaysHint")}
              type="number"
              min={0}
              max={365}
              required
              className="[&_input]:max-w-36"
              error={errors.tierGraceDays?.message}
              {...form.register("tierGraceDays")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
