import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatPeriod } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, formatMoney, signOf } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { homeText } from "./text";

const AnswerFragment = graphql(`
  fragment HomeAnswer on ProgramReport {
    period { startsAt endsAt }
    current { revenue { amount currencyCode } cost { amount currencyCode } otherCosts { amount currencyCode } returnRatio }
  }
`);

/** The one sentence that the page's reader came for. */
export function Answer({ report }: { report: FragmentType<typeof AnswerFragment> }) {
  const t = useText(homeText);
  const { language } = useLanguage();
  const zone = useZone();
  const { period, current } = readFragment(AnswerFragment, report);
  const days = formatPeriod(period, language, zone);
  if (signOf(current.revenue) === 0 && signOf(current.cost) === 0) return t("answerNothing", { days });
  const revenue = formatMoney(current.revenue, language);
  if (!current.returnRatio) return t("answerFree", { revenue, days });
  const costs = [current.cost, ...current.otherCosts].filter((one) => signOf(one) !== 0);
  const cost = costs.map((one) => formatMoney(one, language)).join(" + ");
  return t("answer", { revenue, days, cost, ratio: formatDecimal(current.returnRatio, language) });
}
