import { Controller } from "react-hook-form";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { PriorityField } from "./PriorityField";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const CreditFragment = graphql(`
  fragment CreditSettings on Program {
    id
    attributionModel
    creditScope
    windowDays
    halfLifeDays
    touchPriority
  }
`);
const models = ["LAST", "FIRST", "LINEAR", "POSITION", "TIME_DECAY"] as const;
const scopes = ["CUSTOMER", "CONVERSION"] as const;

/** Who gets credit for a conversion. */
export function CreditSettings({ program: ref }: { program: FragmentType<typeof CreditFragment> }) {
  const t = useText(settingsText);
  const saved = readFragment(CreditFragment, ref);
  const { attributionModel, creditScope } = saved;
  const values = {
    attributionModel,
    creditScope,
    windowDays: String(saved.windowDays),
    halfLifeDays: String(saved.halfLifeDays),
    touchPriority: [...saved.touchPriority],
  };
  return (
    <SettingsForm
      title={t("credit")}
      note={t("creditNote")}
      values={values}
      toInput={({ windowDays, halfLifeDays, ...rest }) => ({
        ...rest,
        windowDays: Number(windowDays),
        halfLifeDays: Number(halfLifeDays),
      })}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <Controller
              control={form.control}
              name="touchPriority"
              render={({ field }) => (
                <PriorityField
                  value={field.value}
                  onChange={field.onChange}
                  error={errors.touchPriority?.message}
                />
              )}
            />
            <RadioGroup label={t("model")} hint={t("modelHint")} error={errors.attributionModel?.message}>
              {models.map((model) => (
                <Radio
                  key={model}
                  label={t(`model.${model}`)}
                  hint={t(`modelHint.${model}`)}
                  value={model}
                  {...form.register("attributionModel")}
                />
              ))}
            </RadioGroup>
            {form.watch("attributionModel") === "TIME_DECAY" && (
              <Input
                label={t("halfLife")}
                hint={t("halfLifeHint")}
                type="number"
                min={1}
                max={365}
                required
                suffix={t("days")}
                className="[&_input]:max-w-36"
                error={errors.halfLifeDays?.message}
                {...form.register("halfLifeDays")}
              />
            )}
            <RadioGroup label={t("scope")} error={errors.creditScope?.message}>
              {scopes.map((scope) => (
                <Radio
                  key={scope}
                  label={t(`scope.${scope}`)}
                  hint={t(`scopeHint.${scope}`)}
                  value={scope}
                  {...form.register("creditScope")}
                />
              ))}
            </RadioGroup>
            <Input
              label={t("windowDays")}
              hint={t("windowDaysHint")}
              type="number"
              min={1}
              max={365}
              required
              suffix={t("days")}
              className="[&_input]:max-w-36"
              error={errors.windowDays?.message}
              {...form.register("windowDays")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
