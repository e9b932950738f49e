import type { UseFormReturn } from "react-hook-form";
import type { FraudSignalKind } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Input, Select, Textarea } from "~/ui/Input";
import { fraudModes } from "../fraud/statuses";
import type { TypedRule } from "./fraudRules";
import { fraudRulesText } from "./fraudText";

interface FraudRuleFieldsProps {
  kind: FraudSignalKind;
  index: number;
  /** Reviews of the last 30 days in which it found something. */
  count: number;
  form: UseFormReturn<{ rules: TypedRule[] }>;
}

/** One rule: what it looks for, what it does, and from where on. */
export function FraudRuleFields({ kind, index, count, form }: FraudRuleFieldsProps) {
  const t = useText(fraudRulesText);
  const name = t(`name.${kind}`);
  const at = <F extends keyof TypedRule>(field: F) => `rules.${index}.${field}` as const;
  const mistakes = form.formState.errors.rules?.[index];
  return (
    <div className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
      <div>
        <h3 className="font-medium">{name}</h3>
        <p className="text-sm text-muted">{t(`note.${kind}`)}</p>
        {count > 0 && <p className="figures mt-1 text-sm">{t("found", { count })}</p>}
      </div>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,16rem)_1fr_1fr]">
        <Select label={t("mode", { name })} error={mistakes?.mode?.message} {...form.register(at("mode"))}>
          {fraudModes.map((mode) => (
            <option key={mode} value={mode}>
              {t(mode)}
            </option>
          ))}
        </Select>
        {kind === "CLICK_BURST" && (
          <>
            <Input
              label={t("clicks")}
              type="number"
              min={2}
              max={10000}
              required
              error={mistakes?.clicks?.message}
              {...form.register(at("clicks"))}
            />
            <Input
              label={t("minutes")}
              type="number"
              min={1}
              max={1440}
              required
              error={mistakes?.minutes?.message}
              {...form.register(at("minutes"))}
            />
          </>
        )}
        {kind === "FAST_CONVERSION" && (
          <Input
            label={t("seconds")}
            type="number"
            min={1}
            max={3600}
            required
            error={mistakes?.seconds?.message}
            {...form.register(at("seconds"))}
          />
        )}
      </div>
      {kind === "BANNED_REFERRER" && (
        <Textarea
          label={t("hosts")}
          hint={t("hostsHint")}
          rows={3}
          spellCheck={false}
          error={mistakes?.hosts?.message}
          {...form.register(at("hosts"))}
        />
      )}
    </div>
  );
}
