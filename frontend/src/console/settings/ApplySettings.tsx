import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Checkbox, Textarea } from "~/ui/Input";
import { ApplyAddress } from "../ApplyAddress";
import { SettingsForm } from "./SettingsForm";
import { settingsText } from "./text";

const ApplyFragment = graphql(`
  fragment ApplySettings on Program {
    id
    description
    terms
    approvesPartners
  }
`);

/** What applicants read, what they accept, and whether anybody decides. */
export function ApplySettings({ program: ref }: { program: FragmentType<typeof ApplyFragment> }) {
  const t = useText(settingsText);
  const { description, terms, approvesPartners } = readFragment(ApplyFragment, ref);
  return (
    <SettingsForm
      title={t("apply")}
      note={t("applyNote")}
      values={{ description: description ?? "", terms: terms ?? "", approvesPartners }}
      toInput={(values) => values}
    >
      {(form) => {
        const { errors } = form.formState;
        return (
          <>
            <ApplyAddress />
            <Textarea
              label={t("description")}
              hint={t("descriptionHint")}
              optional
              rows={5}
              error={errors.description?.message}
              {...form.register("description")}
            />
            <Textarea
              label={t("agreement")}
              hint={t("agreementHint")}
              optional
              rows={8}
              error={errors.terms?.message}
              {...form.register("terms")}
            />
            <Checkbox
              label={t("approvesPartners")}
              hint={t("approvesPartnersHint")}
              {...form.register("approvesPartners")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
