import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { HomeFiguresFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatDecimal, formatMoney, formatPercentage } from "~/lib/money";
import { changeOf, changeOfCount } from "~/lib/percentage";
import type { Period } from "~/lib/period";
import { PeriodDays } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { Stat, StatRow } from "~/ui/Stat";
import { useRows } from "./rows";
import { homeText } from "./text";

const FiguresFragment = graphql(`
  fragment HomeFigures on ProgramReport {
    period { startsAt endsAt }
    current {
      revenue { amount currencyCode }
      cost { amount currencyCode }
      otherCosts { amount currencyCode }
      returnRatio
      customerCount
    }
    previous {
      revenue { amount currencyCode }
      cost { amount currencyCode }
      returnRatio
      customerCount
    }
  }
`);

interface FiguresProps {
  report: FragmentType<typeof FiguresFragment>;
  period: Period;
}

/** Revenue, cost, return and customers, each against the period before and each a door to its rows. */
export function Figures({ report, period }: FiguresProps) {
  const t = useText(homeText);
  const { language } = useLanguage();
  const rows = useRows(period);
  const change = useChange();
  const { current, previous, ...rest } = readFragment(FiguresFragment, report);
  const days = <PeriodDays value={rest.period} />;
  return (
    <StatRow>
      <Stat
        label={t("revenue")}
        value={<Money value={current.revenue} tinted />}
        period={days}
        href={rows.conversions}
        note={t("revenueNote")}
        change={change(changeOf(current.revenue, previous.revenue), "good")}
      />
      <Stat
        label={t("cost")}
        value={<Money value={current.cost} />}
        period={days}
        href={rows.commissions}
        note={<CostNote otherCosts={current.otherCosts} />}
        change={change(changeOf(current.cost, previous.cost), "neutral")}
      />
      <Stat
        label={t("return")}
        value={current.returnRatio ? `${formatDecimal(current.returnRatio, language)} : 1` : "–"}
        period={days}
        note={t(current.otherCosts.length > 0 ? "returnNoteAll" : "returnNote")}
        change={
          previous.returnRatio
            ? beforeWas(t("before", { value: `${formatDecimal(previous.returnRatio, language)} : 1` }))
            : undefined
        }
      />
      <Stat
        label={t("customers")}
        value={formatCount(current.customerCount, language)}
        period={days}
        href={rows.conversions}
        note={t("customersNote")}
        change={change(changeOfCount(current.customerCount, previous.customerCount), "good")}
      />
    </StatRow>
  );
}

const beforeWas = (words: string) => ({ words, tone: "neutral" as const });

function useChange() {
  const t = useText(homeText);
  const { language } = useLanguage();
  return (percentage: string | null, up: "good" | "neutral") => {
    if (percentage === null) return undefined;
    const falls = percentage.startsWith("-");
    const words = `${falls ? "" : "+"}${formatPercentage(percentage, language)}`;
    const tone = up === "neutral" || !/[1-9]/.test(percentage) ? "neutral" : falls ? "bad" : "good";
    return { words: t("change", { percentage: words }), tone } as const;
  };
}

function CostNote({ otherCosts }: Pick<HomeFiguresFragment["current"], "otherCosts">) {
  const t = useText(homeText);
  const { language } = useLanguage();
  if (otherCosts.length === 0) return t("costNote");
  const amounts = otherCosts.map((money) => formatMoney(money, language)).join(", ");
  return `${t("costNote")} ${t("otherCosts", { amounts })}`;
}
