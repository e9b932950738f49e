import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralFilter } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf, sumMoney } from "~/lib/money";
import { referralsText } from "./text";

const ReferralsAnswerDocument = graphql(`
  query ReferralsAnswer($filter: ReferralFilter!) {
    referralTotals(filter: $filter) {
      stage { id }
      count
      totals { value { amount currencyCode } }
    }
  }
`);

/** How many referrals the filter lets through, and what those of known value are worth: the sum of the rows below. */
export function Answer({ filter }: { filter: ReferralFilter }) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const [{ data }] = useQuery({ query: ReferralsAnswerDocument, variables: { filter } });
  if (!data) return null;
  const count = data.referralTotals.reduce((sum, one) => sum + one.count, 0);
  const values = data.referralTotals.flatMap((one) => one.totals.map((total) => total.value));
  const currencies = [...new Set(values.map((one) => one.currencyCode))].sort();
  const known = currencies
    .map((code) => sumMoney(values.filter((one) => one.currencyCode === code)))
    .filter((sum) => signOf(sum) !== 0);
  if (known.length === 0) return t("answer", { count });
  return t("answerValue", { count, value: known.map((sum) => formatMoney(sum, language)).join(" · ") });
}
