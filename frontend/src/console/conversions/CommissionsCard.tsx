import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Card } from "~/ui/Card";
import { ShortCommissionTable } from "../commissions/ShortCommissionTable";
import { conversionText } from "./text";

const ConversionCommissionsDocument = graphql(`
  fragment ConversionCommissions on Conversion {
    id
    commissions { id ...ShortCommission }
  }
`);

/** What was earned from it and taken back; each row leads to its explanation. */
export function CommissionsCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionCommissionsDocument>;
}) {
  const t = useText(conversionText);
  const { commissions } = readFragment(ConversionCommissionsDocument, ref);
  return (
    <Card title={t("commissions")} flush>
      {commissions.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("commissionsNone")}</p>
      ) : (
        <ShortCommissionTable caption={t("commissions")} commissions={commissions} />
      )}
    </Card>
  );
}
