import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import type { Money as Amount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import type { Period } from "~/lib/period";
import { PeriodDays } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type StandingName, standingParam } from "../earnings/search";
import { Figure, FigureRow } from "./Figure";
import { homeText } from "./text";

const BalanceFiguresDocument = graphql(`
  fragment BalanceFigures on Enrollment {
    program { id currency }
    balances {
      currencyCode
      held { amount currencyCode }
      payable { amount currencyCode }
      earned { amount currencyCode }
    }
    monthTotals: totals(period: $month) { earned { amount currencyCode } }
  }
`);

export interface BalanceFiguresProps {
  enrollment: FragmentType<typeof BalanceFiguresDocument>;
  /** The month in which `monthTotals` are counted. */
  month: Period;
}

/** Payable, held and earned, one row per currency; each figure leads to the commissions it sums. */
export function BalanceFigures({ enrollment: ref, month }: BalanceFiguresProps) {
  const { balances, monthTotals, program } = readFragment(BalanceFiguresDocument, ref);
  const t = useText(homeText);
  const href = useHref();
  const rows = (standing: StandingName, currency: string) =>
    href({ to: "/portal/earnings", search: { status: standingParam(standing), currency } });
  const inMonth = (currency: string): Amount | undefined =>
    monthTotals.earned.find((one) => one.currencyCode === currency);
  // The program's own currency leads; the others stand below it, closer together.
  const ordered = [...balances].sort((a, b) => rank(a, program.currency) - rank(b, program.currency));
  return ordered.map((balance, index) => {
    const currency = balance.currencyCode;
    const isCompact = index > 0;
    const earned = inMonth(currency);
    return (
      <FigureRow key={currency} isCompact={isCompact}>
        <Figure
          isLead={!isCompact}
          isCompact={isCompact}
          label={t("payable")}
          value={<Money value={balance.payable} tinted />}
          period={t("now")}
          note={t("payableNote")}
          href={rows("payable", currency)}
        />
        <Figure
          isCompact={isCompact}
          label={t("held")}
          value={<Money value={balance.held} tinted />}
          period={t("now")}
          note={t("heldNote")}
          href={rows("held", currency)}
        />
        {earned && (
          <Figure
            isCompact={isCompact}
            label={t("month")}
            value={<Money value={earned} tinted />}
            period={<PeriodDays value={month} />}
            href={href({
              to: "/portal/earnings",
              search: { status: standingParam("earned"), currency, period: "this-month" },
            })}
          />
        )}
        <Figure
          isCompact={isCompact}
          label={t("earned")}
          value={<Money value={balance.earned} tinted />}
          period={t("allTime")}
          note={t("earnedNote")}
          href={rows("earned", currency)}
        />
      </FigureRow>
    );
  });
}

const rank = (balance: { readonly currencyCode: string }, own: string) =>
  balance.currencyCode === own ? 0 : 1;
