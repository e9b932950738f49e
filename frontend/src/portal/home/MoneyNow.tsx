import { Fragment } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import type { Period } from "~/lib/period";
import { PeriodDays } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { standingParam } from "../earnings/search";
import { NextPayouts } from "./NextPayouts";
import { ownFirst } from "./nextPayout";
import { homeText } from "./text";

const MoneyNowDocument = graphql(`
  fragment MoneyNow on Enrollment {
    status
    program { id currency }
    balances { currencyCode }
    monthTotals: totals(period: $month) { earned { amount currencyCode } }
    ...NextPayouts
  }
`);

export interface MoneyNowProps {
  enrollment: FragmentType<typeof MoneyNowDocument>;
  /** The month in which `monthTotals` are counted. */
  month: Period;
}

/** The two figures a partner comes for: what this month brought, and what is paid next. */
export function MoneyNow({ enrollment: ref, month }: MoneyNowProps) {
  const enrollment = readFragment(MoneyNowDocument, ref);
  const { balances, monthTotals, program, status } = enrollment;
  const t = useText(homeText);
  const href = useHref();
  if (balances.length === 0) {
    return (
      <p className="rounded-md border border-line bg-surface p-4">
        {t(status === "APPROVED" ? "nothingYet" : "noneDue")}
      </p>
    );
  }
  const [lead = { amount: "0.00", currencyCode: program.currency }, ...others] = ownFirst(
    monthTotals.earned,
    program.currency,
  );
  const rows = (currency: string) =>
    href({
      to: "/portal/earnings",
      search: { status: standingParam("earned"), currency, period: "this-month" },
    });
  return (
    <div className="grid rounded-md border border-line bg-surface sm:grid-cols-2">
      <section aria-labelledby="month" className="min-w-0 px-4 py-3 sm:py-4">
        <h2 id="month" className="text-base font-normal text-muted">
          {t("month")}
        </h2>
        <p className="text-3xl font-semibold wrap-anywhere max-sm:[&_span]:whitespace-normal">
          <a href={rows(lead.currencyCode)} className="hover:underline">
            <Money value={lead} tinted />
          </a>
        </p>
        {others.length > 0 && (
          <p className="flex flex-wrap gap-x-2">
            {others.map((one, index) => (
              <Fragment key={one.currencyCode}>
                {index > 0 && <span aria-hidden="true">·</span>}
                <a href={rows(one.currencyCode)} className="hover:underline">
                  <Money value={one} tinted />
                </a>
              </Fragment>
            ))}
          </p>
        )}
        <p className="text-sm text-muted">
          <PeriodDays value={month} />
        </p>
      </section>
      <section
        aria-labelledby="next"
        className="min-w-0 border-line px-4 py-3 max-sm:border-t sm:border-l sm:py-4"
      >
        <h2 id="next" className="text-base font-normal text-muted">
          {t("next")}
        </h2>
        <NextPayouts enrollment={enrollment} />
      </section>
    </div>
  );
}
