import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Checkbox } from "~/ui/Input";
import { pipelineText } from "./pipelineText";
import { SettingsForm } from "./SettingsForm";

const PartnerMoveFragment = graphql(`
  fragment PartnerMoveSettings on Program {
    id
    partnersMoveReferrals
  }
`);

/** Whether partners move their own referrals. */
export function PartnerMoveSettings({ program: ref }: { program: FragmentType<typeof PartnerMoveFragment> }) {
  const t = useText(pipelineText);
  const { partnersMoveReferrals } = readFragment(PartnerMoveFragment, ref);
  return (
    <SettingsForm
      title={t("partners")}
      note={t("partnersNote")}
      values={{ partnersMoveReferrals }}
      toInput={(values) => values}
    >
      {(form) => (
        <Checkbox
          label={t("partnersMove")}
          hint={t("partnersMoveHint")}
          {...form.register("partnersMoveReferrals")}
        />
      )}
    </SettingsForm>
  );
}
