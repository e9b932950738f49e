import type { CommissionKind } from "~/gql/graphql";
import type { useText } from "~/lib/i18n/language";
import type { earningsText } from "./text";

/** Says the words of the earnings. */
export type SayEarnings = ReturnType<typeof useText<(typeof earningsText)["en"]>>;

/** What a commission is called: its incentive, and what sort of row it is. */
export function commissionName(
  row: { readonly kind: CommissionKind; readonly incentiveName?: string | null },
  t: SayEarnings,
): string {
  const name = row.incentiveName ?? t("byHand");
  switch (row.kind) {
    case "REVERSAL":
      return t("reversalOf", { name });
    case "TOP_UP":
      return t("topUpOf", { name });
    case "BONUS":
      return t("bonusOf", { name });
    case "ADJUSTMENT":
      return t("adjustment");
    case "EARNED":
    case "RECRUITER":
      return name;
  }
}
