import { X } from "lucide-react";
import { useId } from "react";
import { useLanguage, useText } from "~/lib/i18n/language";
import { FieldError } from "~/ui/Field";
import { IconButton } from "~/ui/IconButton";
import { attributes, isKnown, kindOf, metadataPrefixes, operatorsOf, takesList } from "./attributes";
import type { ConditionErrors } from "./ConditionBuilder";
import { chooseAttribute, chooseOperator } from "./conditionEdits";
import type { ConditionDraft } from "./draft";
import { sayAttribute } from "./sentence";
import { planText } from "./text";

interface ComparisonFieldsProps {
  value: ConditionDraft;
  onChange: (value: ConditionDraft) => void;
  onRemove: () => void;
  errors: ConditionErrors | undefined;
}

/** One comparison: attribute, operator, value. */
export function ComparisonFields({ value, onChange, onRemove, errors }: ComparisonFieldsProps) {
  const t = useText(planText);
  const id = useId();
  const error =
    errors?.attribute?.message ?? errors?.operator?.message ?? errors?.values?.message ?? errors?.message;
  return (
    <div className="flex flex-col gap-1">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,5fr)_auto]">
        <AttributeField value={value} onChange={onChange} />
        <select
          aria-label={t("operator")}
          className="field-box max-sm:col-start-1"
          value={value.operator}
          onChange={(event) => onChange(chooseOperator(value, event.target.value))}
        >
          {operatorsOf(value.attribute).map((operator) => (
            <option key={operator} value={operator}>
              {t(`operator.${operator}`)}
            </option>
          ))}
        </select>
        <ValueField
          value={value}
          onChange={onChange}
          isInvalid={error !== undefined}
          describedBy={`${id}-error`}
        />
        <IconButton
          label={t("removeCondition")}
          className="max-sm:col-start-2 max-sm:row-start-1"
          onClick={onRemove}
          icon={<X aria-hidden="true" className="size-4" />}
        />
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

type PartProps = Pick<ComparisonFieldsProps, "value" | "onChange">;

/** The attribute; for a field of the vendor's own also its key. */
function AttributeField({ value, onChange }: PartProps) {
  const t = useText(planText);
  const { language } = useLanguage();
  const prefix = metadataPrefixes.find((one) => value.attribute.startsWith(one));
  const isOther = !prefix && !isKnown(value.attribute);
  return (
    <span className="flex min-w-0 flex-col gap-2">
      <select
        aria-label={t("attribute")}
        className="field-box"
        value={prefix ?? value.attribute}
        onChange={(event) => onChange(chooseAttribute(value, event.target.value))}
      >
        {isOther && <option value={value.attribute}>{value.attribute}</option>}
        {attributes.map((attribute) => (
          <option key={attribute} value={attribute}>
            {sayAttribute(attribute, language)}
          </option>
        ))}
        <option value="conversion.metadata.">{t("conversionMetadata")}</option>
        <option value="customer.metadata.">{t("customerMetadata")}</option>
      </select>
      {prefix && (
        <input
          aria-label={t("metadataKey")}
          placeholder={t("metadataKey")}
          required
          maxLength={100}
          className="field-box"
          value={value.attribute.slice(prefix.length)}
          onChange={(event) => onChange({ ...value, attribute: prefix + event.target.value })}
        />
      )}
    </span>
  );
}

interface ValueFieldProps extends PartProps {
  isInvalid: boolean;
  describedBy: string;
}

function ValueField({ value, onChange, isInvalid, describedBy }: ValueFieldProps) {
  const t = useText(planText);
  const kind = kindOf(value.attribute);
  const wiring = {
    "aria-label": t("value"),
    "aria-invalid": isInvalid || undefined,
    "aria-describedby": describedBy,
  };
  const set = (values: string) => onChange({ ...value, values });
  if (kind === "boolean") {
    return (
      <select
        {...wiring}
        className="field-box max-sm:col-start-1"
        value={value.values}
        onChange={(event) => set(event.target.value)}
      >
        <option value="true">{t("yes")}</option>
        <option value="false">{t("no")}</option>
      </select>
    );
  }
  const hint = takesList(value.operator) ? t("valuesHint") : kind === "number" ? t("numberHint") : t("value");
  return (
    <input
      {...wiring}
      required
      placeholder={hint}
      className="field-box max-sm:col-start-1"
      value={value.values}
      onChange={(event) => set(event.target.value)}
    />
  );
}
