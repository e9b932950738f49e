import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { SettingsForm } from "./SettingsForm";
import { siteText } from "./siteText";

const SiteFragment = graphql(`
  fragment SiteSettings on Program {
    id
    consentMode
  }
`);
const modes = ["NONE", "ASK", "NEVER"] as const;

/** What the script on the program's site may keep in a visitor's browser. */
export function SiteSettings({ program: ref }: { program: FragmentType<typeof SiteFragment> }) {
  const t = useText(siteText);
  const href = useHref();
  const { id: programId, consentMode } = readFragment(SiteFragment, ref);
  return (
    <SettingsForm title={t("title")} note={t("note")} values={{ consentMode }} toInput={(values) => values}>
      {(form) => (
        <>
          <RadioGroup label={t("mode")} error={form.formState.errors.consentMode?.message}>
            {modes.map((mode) => (
              <Radio
                key={mode}
                label={t(`mode.${mode}`)}
                hint={t(`modeHint.${mode}`)}
                value={mode}
                {...form.register("consentMode")}
              />
            ))}
          </RadioGroup>
          <a
            className="self-start text-accent-text hover:underline"
            href={href({ to: "/console/$programId/developers", params: { programId } })}
          >
            {t("example")}
          </a>
        </>
      )}
    </SettingsForm>
  );
}
