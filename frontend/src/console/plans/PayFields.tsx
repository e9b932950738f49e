import { lazy, Suspense } from "react";
import { useWatch } from "react-hook-form";
import { recruiterTrigger } from "~/explain/terms";
import { useText } from "~/lib/i18n/language";
import { Input, Select } from "~/ui/Input";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { TextSkeleton } from "~/ui/Skeleton";
import { AmountField } from "./AmountField";
import { payKindOf } from "./draft";
import { payKinds } from "./pay";
import { payText } from "./payText";
import { errorAt, type IncentivePath, type PlanForm } from "./planForm";

// Few plans have steps or bonuses: their fields come when they are chosen.
const BracketFields = lazy(async () => ({ default: (await import("./BracketFields")).BracketFields }));
const BonusFields = lazy(async () => ({ default: (await import("./BonusFields")).BonusFields }));

/** The place of an incentive in the form. */
export interface PlaceProps {
  form: PlanForm;
  path: IncentivePath;
}

/** How an incentive pays: the kind, then the fields of that kind. A recruiter's part is a share, nothing else. */
export function PayFields({ form, path }: PlaceProps) {
  const t = useText(payText);
  const [pays, trigger] = useWatch({ control: form.control, name: [`${path}.pays`, `${path}.trigger`] });
  const kind = payKindOf({ pays, trigger });
  return (
    <>
      {trigger === recruiterTrigger ? (
        <p className="text-sm text-muted">{t("recruiterNote")}</p>
      ) : (
        <RadioGroup label={t("pays")}>
          {payKinds.map((one) => (
            <Radio
              key={one}
              label={t(one)}
              hint={t(`${one}.hint`)}
              value={one}
              {...form.register(`${path}.pays`)}
            />
          ))}
        </RadioGroup>
      )}
      {kind === "PERCENT" && (
        <Input
          label={t("percentage")}
          className="[&_input]:max-w-32"
          inputMode="decimal"
          suffix="%"
          required
          error={errorAt(form, `${path}.percentage`)}
          {...form.register(`${path}.percentage`)}
        />
      )}
      {kind === "FLAT" && <AmountField form={form} name={`${path}.flat`} label={t("flat")} required />}
      <Suspense fallback={<TextSkeleton lines={4} />}>
        {kind === "BRACKETS" && <BracketFields form={form} path={path} />}
        {kind === "BONUS" && <BonusFields form={form} path={path} />}
      </Suspense>
      {kind === "UNIT" && <UnitFields form={form} path={path} />}
    </>
  );
}

const unitKinds = ["POINTS", "CREDIT", "GIFT_CARD", "PERK"] as const;

/** What is given instead of money. */
function UnitFields({ form, path }: PlaceProps) {
  const t = useText(payText);
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-5">
      <Input
        label={t("quantity")}
        className="w-32"
        inputMode="numeric"
        pattern="[0-9]*"
        title={t("wholeNumber")}
        maxLength={10}
        required
        error={errorAt(form, `${path}.unit.quantity`)}
        {...form.register(`${path}.unit.quantity`)}
      />
      <Select
        label={t("unitKind")}
        className="w-40"
        error={errorAt(form, `${path}.unit.kind`) ?? errorAt(form, `${path}.unit`)}
        {...form.register(`${path}.unit.kind`)}
      >
        {unitKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </Select>
      <Input
        label={t("unitName")}
        className="min-w-48 flex-1"
        maxLength={60}
        required
        error={errorAt(form, `${path}.unit.name`)}
        {...form.register(`${path}.unit.name`)}
      />
    </div>
  );
}
