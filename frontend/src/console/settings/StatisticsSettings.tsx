import { Plus, X } from "lucide-react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { type UtmValues, utmKeys, utmOf } from "~/links/linkDraft";
import { Button } from "~/ui/Button";
import { FormSection } from "~/ui/Form";
import { IconButton } from "~/ui/IconButton";
import { Input } from "~/ui/Input";
import { linkSettingsText } from "./linkSettingsText";
import { SettingsForm } from "./SettingsForm";

const StatisticsFragment = graphql(`
  fragment StatisticsSettings on Program {
    id
    siteUrl
    utm { source medium campaign term content }
    utmTemplates { name utm { source medium campaign term content } }
  }
`);

interface Draft {
  utm: UtmValues;
  utmTemplates: { name: string; utm: UtmValues }[];
}

/** The server takes no more. */
const mostTemplates = 20;

/** What links tell the site's statistics, and sets of values to start from. */
export function StatisticsSettings({ program: ref }: { program: FragmentType<typeof StatisticsFragment> }) {
  const t = useText(linkSettingsText);
  const { siteUrl, utm, utmTemplates } = readFragment(StatisticsFragment, ref);
  const values: Draft = {
    utm: utmOf(utm),
    utmTemplates: utmTemplates.map((one) => ({ name: one.name, utm: utmOf(one.utm) })),
  };
  return (
    <SettingsForm
      title={t("statistics")}
      note={t("statisticsNote", { placeholders: "{partner}, {group}, {code}, {name}" })}
      values={values}
      toInput={(typed) => typed}
    >
      {(form) => (
        <>
          {utmKeys.map((key) => (
            <Input
              key={key}
              label={t(key)}
              optional
              maxLength={120}
              spellCheck={false}
              error={form.formState.errors.utm?.[key]?.message}
              {...form.register(`utm.${key}`)}
            />
          ))}
          <p className="text-sm text-muted">
            {t("example")}: <code className="wrap-anywhere">{exampleOf(siteUrl, form.watch("utm"))}</code>
          </p>
          <Templates form={form} />
        </>
      )}
    </SettingsForm>
  );
}

/** What a link of a partner "Ada Partners" would lead to: for looking at, the server fills in the true one. */
function exampleOf(siteUrl: string, utm: UtmValues): string {
  if (!URL.canParse(siteUrl)) return siteUrl;
  const url = new URL(siteUrl);
  const names: Record<string, string> = {
    partner: "ada-partners",
    group: "gold",
    code: "ada",
    name: "spring-mail",
  };
  for (const key of utmKeys) {
    const value = utm[key].replace(/\{(\w+)\}/g, (whole, word: string) => names[word] ?? whole).trim();
    if (value && !url.searchParams.has(`utm_${key}`)) url.searchParams.set(`utm_${key}`, value);
  }
  return url.href;
}

function Templates({ form }: { form: UseFormReturn<Draft> }) {
  const t = useText(linkSettingsText);
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "utmTemplates" });
  const wrong = form.formState.errors.utmTemplates;
  return (
    <FormSection title={t("templates")}>
      <p className="text-muted">{t("templatesNote")}</p>
      {fields.map((field, index) => (
        <fieldset
          key={field.id}
          aria-label={t("template", { number: index + 1 })}
          className="flex min-w-0 flex-col gap-4 rounded-md border border-line p-4"
        >
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <Input
                label={t("templateName")}
                required
                maxLength={60}
                error={wrong?.[index]?.name?.message}
                {...form.register(`utmTemplates.${index}.name`)}
              />
            </div>
            {/* Beside the field, not beside its label. */}
            <span className="mt-6">
              <IconButton
                label={t("removeTemplate", { number: index + 1 })}
                icon={<X aria-hidden="true" className="size-4" />}
                onClick={() => remove(index)}
              />
            </span>
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            {utmKeys.map((key) => (
              <Input
                key={key}
                label={t(key)}
                optional
                maxLength={120}
                spellCheck={false}
                error={wrong?.[index]?.utm?.[key]?.message}
                {...form.register(`utmTemplates.${index}.utm.${key}`)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {fields.length < mostTemplates && (
        <Button
          className="self-start"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => append({ name: "", utm: utmOf() })}
        >
          {t("addTemplate")}
        </Button>
      )}
    </FormSection>
  );
}
