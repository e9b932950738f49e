import { X } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { SearchField } from "~/ui/SearchField";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { useProgram } from "../program";
import { enrollmentStatuses } from "./statuses";
import { partnersText } from "./text";

const PartnersFiltersDocument = graphql(`
  query PartnersFilters($programId: ID!) {
    program(id: $programId) {
      id
      tiers { id name }
      groups { id name }
      plans { id name }
    }
  }
`);

/** What the address narrows the list by. */
interface PartnersFilter {
  search?: string;
  status?: string;
  tier?: string;
  group?: string;
  plan?: string;
  demotion?: string;
}

interface PartnersFiltersProps {
  filter: PartnersFilter;
  /** Given while any is set. */
  onClear: (() => void) | undefined;
}

/** Search, status, tier and group. */
export function PartnersFilters({ filter, onClear }: PartnersFiltersProps) {
  const t = useText(partnersText);
  const change = useFilters();
  const { id: programId } = useProgram();
  const [{ data }] = useQuery({ query: PartnersFiltersDocument, variables: { programId } });
  const choices = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const groups = choices(data?.program?.groups);
  return (
    <FilterBar onClear={onClear}>
      <SearchField
        label={t("search")}
        value={filter.search ?? ""}
        onSearch={(search) => change({ search })}
      />
      <FilterSelect
        label={t("statusLabel")}
        options={enrollmentStatuses.map((one) => ({ value: one, label: t(`status.${one}`) }))}
        value={filter.status ?? ""}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t("tier")}
        options={choices(data?.program?.tiers)}
        value={filter.tier ?? ""}
        onChange={(tier) => change({ tier })}
      />
      {(groups.length > 0 || filter.group) && (
        <FilterSelect
          label={t("group")}
          options={groups}
          value={filter.group ?? ""}
          onChange={(group) => change({ group })}
        />
      )}
      {filter.plan && (
        <Button icon={<X aria-hidden="true" className="size-4" />} onClick={() => change({ plan: "" })}>
          {t("onlyPlan", { plan: data?.program?.plans.find((one) => one.id === filter.plan)?.name ?? "…" })}
        </Button>
      )}
      {filter.demotion && (
        <Button icon={<X aria-hidden="true" className="size-4" />} onClick={() => change({ demotion: "" })}>
          {t("onlyDemotion")}
        </Button>
      )}
    </FilterBar>
  );
}
