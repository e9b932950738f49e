import { useId } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Field } from "~/ui/Field";
import { Input } from "~/ui/Input";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const BasicFragment = graphql(`
  fragment BasicSettings on Program {
    id
    name
    siteUrl
    timeZone
    timeZoneIsFixed
    contactEmail
    currency
    accentColor
  }
`);

/** Name, site, zone, contact and colour. The currency never changes, and the zone not once something was counted in it. */
export function BasicSettings({ program: ref }: { program: FragmentType<typeof BasicFragment> }) {
  const t = useText(settingsText);
  const zones = useId();
  const { name, siteUrl, timeZone, timeZoneIsFixed, contactEmail, accentColor, currency } = readFragment(
    BasicFragment,
    ref,
  );
  return (
    <SettingsForm
      title={t("basics")}
      note={t("basicsNote", { currency })}
      values={{ name, siteUrl, timeZone, contactEmail: contactEmail ?? "", accentColor }}
      toInput={(values) => values}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <Input
              label={t("name")}
              hint={t("nameHint")}
              required
              maxLength={120}
              error={errors.name?.message}
              {...form.register("name")}
            />
            <Input
              label={t("siteUrl")}
              hint={t("siteUrlHint")}
              type="url"
              required
              error={errors.siteUrl?.message}
              {...form.register("siteUrl")}
            />
            <Input
              label={t("timeZone")}
              hint={t(timeZoneIsFixed ? "timeZoneFixed" : "timeZoneHint")}
              required
              readOnly={timeZoneIsFixed}
              list={timeZoneIsFixed ? undefined : zones}
              error={errors.timeZone?.message}
              {...form.register("timeZone")}
            />
            <datalist id={zones}>
              {Intl.supportedValuesOf("timeZone").map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <Input
              label={t("contactEmail")}
              hint={t("contactEmailHint")}
              type="email"
              optional
              maxLength={254}
              autoComplete="off"
              error={errors.contactEmail?.message}
              {...form.register("contactEmail")}
            />
            <Field label={t("accentColor")} hint={t("accentColorHint")} error={errors.accentColor?.message}>
              {(wiring) => (
                <span className="flex items-center gap-2">
                  <input
                    {...wiring}
                    type="color"
                    className="h-9 w-12 rounded-md border border-edge bg-surface p-1"
                    {...form.register("accentColor")}
                  />
                  <span className="font-mono text-muted">{form.watch("accentColor")}</span>
                </span>
              )}
            </Field>
          </>
        );
      }}
    </SettingsForm>
  );
}
