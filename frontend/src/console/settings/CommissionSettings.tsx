import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Checkbox, Input, Select } from "~/ui/Input";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const CommissionFragment = graphql(`
  fragment CommissionSettings on Program {
    id
    holdDays
    excludesTax
    excludesShipping
    needsCommissionApproval
    plan { id name }
    plans { id name archivedAt }
  }
`);

/** By which plan partners earn, of what, how long it is held, and whether anybody approves. */
export function CommissionSettings({ program: ref }: { program: FragmentType<typeof CommissionFragment> }) {
  const t = useText(settingsText);
  const { plan, plans, holdDays, excludesTax, excludesShipping, needsCommissionApproval } = readFragment(
    CommissionFragment,
    ref,
  );
  const choices = plans.filter((one) => !one.archivedAt || one.id === plan?.id);
  return (
    <SettingsForm
      title={t("commissions")}
      note={t("commissionsNote")}
      values={{
        planId: plan?.id ?? "",
        holdDays: String(holdDays),
        excludesTax,
        excludesShipping,
        needsCommissionApproval,
      }}
      toInput={({ planId, holdDays: days, ...rest }) => ({
        ...rest,
        holdDays: Number(days),
        ...(planId ? { planId } : {}),
      })}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <Select
              label={t("plan")}
              hint={t("planHint")}
              error={errors.planId?.message}
              {...form.register("planId")}
            >
              {!plan && <option value="">{t("noPlan")}</option>}
              {choices.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
            <Input
              label={t("holdDays")}
              hint={t("holdDaysHint")}
              type="number"
              min={0}
              max={365}
              required
              suffix={t("days")}
              className="[&_input]:max-w-36"
              error={errors.holdDays?.message}
              {...form.register("holdDays")}
            />
            <Checkbox
              label={t("needsCommissionApproval")}
              hint={t("needsCommissionApprovalHint")}
              {...form.register("needsCommissionApproval")}
            />
            <Checkbox label={t("excludesTax")} hint={t("excludesHint")} {...form.register("excludesTax")} />
            <Checkbox
              label={t("excludesShipping")}
              hint={t("excludesHint")}
              {...form.register("excludesShipping")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
