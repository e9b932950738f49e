import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerFiguresFragment } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf } from "~/lib/money";
import { Money, MoneyList } from "~/ui/Money";
import { Stat, StatRow } from "~/ui/Stat";
import { useEnrollmentRows } from "./rows";
import { partnersText } from "./text";

const FiguresFragment = graphql(`
  fragment PartnerFigures on Enrollment {
    id
    balances {
      currencyCode
      held { amount currencyCode }
      payable { amount currencyCode }
      paid { amount currencyCode }
      earned { amount currencyCode }
      nextPayout { dueOn amount { amount currencyCode } blockedBy }
    }
    totals { clickCount leadCount saleCount revenue { amount currencyCode } }
  }
`);
type Balance = PartnerFiguresFragment["balances"][number];

/** What the partner brought and earned so far, and what comes next. */
export function PartnerFigures({ enrollment }: { enrollment: FragmentType<typeof FiguresFragment> }) {
  const t = useText(partnersText);
  const { id, balances, totals } = readFragment(FiguresFragment, enrollment);
  const rows = useEnrollmentRows(id);
  const all = t("allTime");
  return (
    <StatRow>
      <Stat
        label={t("revenueBrought")}
        value={<Money value={totals.revenue} tinted />}
        period={all}
        href={rows.conversions()}
        note={[
          t("funnelClicks", { count: totals.clickCount }),
          t("funnelLeads", { count: totals.leadCount }),
          t("funnelSales", { count: totals.saleCount }),
        ].join(" → ")}
      />
      <Stat
        label={t("earned")}
        value={<MoneyList values={some(balances.map((one) => one.earned))} />}
        period={all}
        href={rows.commissions()}
        note={t("earnedNote")}
      />
      <Stat
        label={t("held")}
        value={<MoneyList values={some(balances.map((one) => one.held))} />}
        period={t("heldPeriod")}
        href={rows.commissions("PENDING,ON_HOLD")}
      />
      <Stat
        label={t("payable")}
        value={<MoneyList values={some(balances.map((one) => one.payable))} />}
        period={t("now")}
        href={rows.commissions("APPROVED")}
        note={<NextPayouts balances={balances} />}
      />
    </StatRow>
  );
}

/** The amounts that are not zero; the first of the zeros if there is nothing else. */
function some(amounts: readonly Balance["held"][]) {
  const left = amounts.filter((one) => signOf(one) !== 0);
  return left.length > 0 ? left : amounts.slice(0, 1);
}

/** When what comes next, per currency, and why not yet: each reason once, with its currencies. */
function NextPayouts({ balances }: { balances: readonly Balance[] }) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const next = balances.flatMap(({ nextPayout }) => nextPayout ?? []);
  const planned = next
    .filter((one) => !one.blockedBy)
    .map(({ dueOn, amount }) =>
      t("nextPayout", { amount: formatMoney(amount, language), day: formatDate(dueOn, language) }),
    );
  const reasons = [...new Set(next.flatMap(({ blockedBy }) => blockedBy ?? []))];
  const blocked = reasons.map((reason) => {
    const key = `blocked.${reason}`;
    const some = next.filter((one) => one.blockedBy === reason).map((one) => one.amount.currencyCode);
    const words = key in partnersText.en ? t(key as "blocked.NO_METHOD") : reason;
    return balances.length > 1 ? `${some.join(", ")}: ${words}` : words;
  });
  const lines = [...planned, ...blocked];
  return lines.length > 0 ? lines.map((line) => <p key={line}>{line}</p>) : null;
}
