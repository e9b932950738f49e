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

/** Sums of the rows shown, one per state and currency; the server adds. */
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
  const place = (status: (typeof sums)[number]["status"]) => commissionStatuses.indexOf(status);
  const sorted = sums.toSorted((a, b) => place(a.status) - place(b.status));
  return (
    <ul
      aria-label={t("totals")}
      className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3 max-sm:-mx-4 max-sm:flex max-sm:overflow-x-auto max-sm:px-4 max-sm:*:shrink-0"
    >
      {sorted.map((sum) => (
        <li
          key={`${sum.status} ${sum.amount.currencyCode}`}
          className="relative flex flex-col items-start gap-1 rounded-md border border-line bg-surface px-4 py-3 hover:bg-hover"
        >
          <a
            href={rowsOf(sum.status, sum.amount.currencyCode)}
            className="after:absolute after:inset-0 after:rounded-md"
          >
            <CommissionStatusBadge status={sum.status} />
          </a>
          <span className="text-lg font-semibold">
            <Money value={sum.amount} tinted />
          </span>
          <span className="figures text-sm text-muted">{t("rows", { count: sum.count })}</span>
        </li>
      ))}
    </ul>
  );
}
