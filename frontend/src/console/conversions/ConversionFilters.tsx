import { getRouteApi } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { SearchField } from "~/ui/SearchField";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { PeriodFilter } from "../list/PeriodFilter";
import { creditStates } from "./creditStates";
import { useEventTypes } from "./eventTypes";
import { conversionText } from "./text";

const route = getRouteApi("/console/$programId/conversions");

/** Words, kind, credit, period, partner; a customer, a currency and a missing rate only where a door led from there. */
export function ConversionFilters({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useText(conversionText);
  const search = route.useSearch();
  const change = useFilters();
  const { types, stages } = useEventTypes();
  const keys = [...types, ...stages].map((type) => ({ value: type.key, label: type.name }));
  return (
    <FilterBar onClear={onClear}>
      <SearchField
        label={t("search")}
        value={search.search ?? ""}
        onSearch={(words) => change({ search: words })}
      />
      <FilterSelect
        label={t("type")}
        value={search.type ?? ""}
        options={keys}
        onChange={(type) => change({ type })}
      />
      <FilterSelect
        label={t("creditStates")}
        value={search.status ?? ""}
        options={creditStates.map((value) => ({ value: value as string, label: t(value) }))}
        onChange={(status) => change({ status })}
      />
      <PeriodFilter search={search} />
      <EnrollmentFilter value={search.enrollment} />
      {search.rate && (
        <Button icon={<X aria-hidden="true" className="size-4" />} onClick={() => change({ rate: "" })}>
          {t("onlyWaiting")}
        </Button>
      )}
      {search.currency && (
        <Button icon={<X aria-hidden="true" className="size-4" />} onClick={() => change({ currency: "" })}>
          {t("onlyCurrency", { currency: search.currency })}
        </Button>
      )}
      {search.customer && (
        <Button icon={<X aria-hidden="true" className="size-4" />} onClick={() => change({ customer: "" })}>
          {t("onlyCustomer")}
        </Button>
      )}
    </FilterBar>
  );
}
