import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatPercentage } from "~/lib/money";
import { Badge } from "~/ui/Badge";
import { percentageText, shareOf } from "./shares";
import { conversionText } from "./text";

export const CreditWordsDocument = graphql(`
  fragment CreditWords on Credit {
    percentage
    enrollment { id partner { id name } }
  }
`);

/** Who has credit: the name alone when all of it is theirs, else with the share. */
export function useCreditNames() {
  const t = useText(conversionText);
  const { language } = useLanguage();
  return (refs: readonly FragmentType<typeof CreditWordsDocument>[]): string[] =>
    refs.map((ref) => {
      const { percentage, enrollment } = readFragment(CreditWordsDocument, ref);
      const { name } = enrollment.partner;
      if (refs.length === 1) return name;
      const plain = percentageText(shareOf(percentage, "en") ?? 0n);
      return t("share", { name, percentage: formatPercentage(plain, language) });
    });
}

/** Who has credit, in a cell; "Nobody" stands out, because somebody has to look at it. */
export function CreditWords({ credits }: { credits: readonly FragmentType<typeof CreditWordsDocument>[] }) {
  const t = useText(conversionText);
  const names = useCreditNames()(credits);
  return names.length > 0 ? <span>{names.join(", ")}</span> : <Badge tone="warn">{t("nobody")}</Badge>;
}
