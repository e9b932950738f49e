import { getRouteApi } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { PeriodFilter } from "../list/PeriodFilter";
import { CommissionTotalsDocument } from "./CommissionTotals";
import { commissionStatuses } from "./statuses";
import { commissionText } from "./text";

const route = getRouteApi("/console/$programId/commissions");

export interface CommissionFiltersProps {
  onClear: (() => void) | undefined;
  /** The sums of the rows shown, which say what currencies there are. */
  totals: readonly FragmentType<typeof CommissionTotalsDocument>[] | undefined;
}

/** State, partner, period and, where there are several, currency. */
export function CommissionFilters({ onClear, totals }: CommissionFiltersProps) {
  const t = useText(commissionText);
  const search = route.useSearch();
  const change = useFilters();
  const sums = totals?.map((total) => readFragment(CommissionTotalsDocument, total)) ?? [];
  const currencies = [...new Set(sums.map((sum) => sum.amount.currencyCode))].sort();
  const statuses = commissionStatuses.map((value) => ({ value: value as string, label: t(value) }));
  const several = search.status?.includes(",")
    ? [
        {
          value: search.status,
          label: statuses
            .filter((one) => search.status?.split(",").includes(one.value))
            .map((one) => one.label)
            .join(", "),
        },
      ]
    : [];
  return (
    <FilterBar onClear={onClear}>
      <FilterSelect
        label={t("status")}
        value={search.status ?? ""}
        options={[...several, ...statuses]}
        onChange={(status) => change({ status })}
      />
      <PeriodFilter search={search} />
      {(currencies.length > 1 || search.currency) && (
        <FilterSelect
          label={t("currency")}
          value={search.currency ?? ""}
          options={[...new Set([...currencies, ...(search.currency ? [search.currency] : [])])].map(
            (value) => ({ value, label: value }),
          )}
          onChange={(currency) => change({ currency })}
        />
      )}
      {search.hold && (
        <Button icon={<X aria-hidden="true" className="size-4" />} onClick={() => change({ hold: "" })}>
          {t("onlyHoldOver")}
        </Button>
      )}
      <EnrollmentFilter value={search.enrollment} />
    </FilterBar>
  );
}
