import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Textarea } from "~/ui/Input";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const LinkFragment = graphql(`
  fragment LinkSettings on Program {
    id
    allowedHosts
    queryParameters
  }
`);

/** Where links may lead. */
export function LinkSettings({ program: ref }: { program: FragmentType<typeof LinkFragment> }) {
  const t = useText(settingsText);
  const { allowedHosts, queryParameters } = readFragment(LinkFragment, ref);
  return (
    <SettingsForm
      title={t("links")}
      note={t("linksNote", { names: queryParameters.map((name) => `?${name}=`).join(", ") })}
      values={{ allowedHosts: allowedHosts.join("\n") }}
      toInput={(values) => ({
        allowedHosts: values.allowedHosts.split(/[\s,]+/).filter((host) => host !== ""),
      })}
    >
      {(form) => (
        <Textarea
          label={t("allowedHosts")}
          hint={t("allowedHostsHint")}
          optional
          rows={3}
          spellCheck={false}
          error={form.formState.errors.allowedHosts?.message}
          {...form.register("allowedHosts")}
        />
      )}
    </SettingsForm>
  );
}
