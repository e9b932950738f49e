import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatPercentage } from "~/lib/money";
import { percentageOf } from "~/lib/percentage";
import type { Period } from "~/lib/period";
import { Card } from "~/ui/Card";
import { PeriodDays } from "~/ui/DateTime";
import { Funnel } from "~/ui/Funnel";
import { useRows } from "./rows";
import { homeText } from "./text";

const FunnelFragment = graphql(`
  fragment HomeFunnel on ProgramReport {
    period { startsAt endsAt }
    current { clickCount leadCount saleCount }
  }
`);

interface PipelineFunnelProps {
  report: FragmentType<typeof FunnelFragment>;
  period: Period;
}

/** Clicks → leads → sales of the period. */
export function PipelineFunnel({ report, period }: PipelineFunnelProps) {
  const t = useText(homeText);
  const { language } = useLanguage();
  const rows = useRows(period);
  const { current, ...rest } = readFragment(FunnelFragment, report);
  const share = (part: number, whole: number) => {
    const percentage = percentageOf(part, whole);
    return percentage === null ? undefined : formatPercentage(percentage, language);
  };
  const step = (key: "clicks" | "leads" | "sales", count: number) => ({
    key,
    name: t(key),
    count,
    words: formatCount(count, language),
  });
  const steps = [
    step("clicks", current.clickCount),
    {
      ...step("leads", current.leadCount),
      share: share(current.leadCount, current.clickCount),
      href: rows.conversions,
    },
    {
      ...step("sales", current.saleCount),
      share: share(current.saleCount, current.leadCount),
      href: rows.conversions,
    },
  ];
  return (
    <Card title={t("funnel")}>
      <p className="-mt-1 mb-4 text-sm text-muted">
        <PeriodDays value={rest.period} />
      </p>
      <Funnel label={t("funnel")} steps={steps} />
      <p className="mt-4 text-sm text-muted">{t("funnelNote")}</p>
    </Card>
  );
}
