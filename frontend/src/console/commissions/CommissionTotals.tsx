import { useRouterState } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Money } from "~/ui/Money";
import { withFilters } from "../list/filters";
import { CommissionStatusBadge } from "./CommissionStatusBadge";
import { commissionStatuses } from "./statuses";
import { commissionText } from "./text";

export const CommissionTotalsDocument = graphql(`
  fragment CommissionTotals on CommissionTotal {
    status
    count
    amount { amount currencyCode }
  }
`);

/** Sums of the rows shown by state, one per currency; the server adds. Each leads to its rows. */
export function CommissionTotals({
  totals,
}: {
  totals: readonly FragmentType<typeof CommissionTotalsDocument>[];
}) {
  const t = useText(commissionText);
  const here = useRouterState({ select: (state) => state.location });
  const rowsOf = (status: string, currency: string) => {
    const search = withFilters(here.search, { status, currency, show: undefined });
    return `${here.pathname}?${new URLSearchParams(search as Record<string, string>)}`;
  };
  const sums = totals.map((total) => readFragment(CommissionTotalsDocument, total));
  const states = commissionStatuses.filter((status) => sums.some((sum) => sum.status === status));
  return (
    <ul
      aria-label={t("totals")}
      className="grid grid-cols-[repeat(auto-fit,minmax(13.5rem,1fr))] gap-3 max-sm:-mx-4 max-sm:flex max-sm:overflow-x-auto max-sm:px-4 max-sm:*:shrink-0"
    >
      {states.map((status) => (
        <li
          key={status}
          className="flex flex-col items-start gap-1 rounded-md border border-line bg-surface px-4 py-3"
        >
          <CommissionStatusBadge commission={{ status }} />
          <ul className="flex w-full flex-col">
            {sums
              .filter((sum) => sum.status === status)
              .map((sum) => (
                <li key={sum.amount.currencyCode}>
                  <a
                    href={rowsOf(status, sum.amount.currencyCode)}
                    className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 rounded-sm hover:bg-hover pointer-coarse:min-h-11"
                  >
                    <span className="font-semibold">
                      <Money value={sum.amount} tinted />
                    </span>
                    <span className="figures text-sm text-muted">{t("rows", { count: sum.count })}</span>
                  </a>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
