import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { LedgerEntryFilter } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { EmptyState } from "~/ui/EmptyState";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { PeriodFilter } from "../list/PeriodFilter";
import { periodInput } from "../list/period";
import { useProgram } from "../program";
import { ledgerAccounts, ownAccounts } from "./accounts";
import { EntryTable } from "./EntryTable";
import { ledgerText } from "./text";

const EntriesDocument = graphql(`
  query ConsoleLedgerEntries($filter: LedgerEntryFilter!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    ledgerEntries(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { ...ConsoleLedgerEntry } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const route = getRouteApi("/console/$programId/ledger");
/** How many movements a page shows. */
const movements = 25;

/** Every entry of the program's accounts, or of one partner's; `currencies` are those that the ledger has. */
export function Entries({ currencies }: { currencies: readonly string[] }) {
  const t = useText(ledgerText);
  const { id: programId } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const accounts = search.enrollment ? ownAccounts : ledgerAccounts;
  const account = accounts.find((one) => one === search.account);
  const filter: LedgerEntryFilter = {
    programId,
    ...(account ? { account } : {}),
    ...(search.enrollment ? { enrollmentId: search.enrollment } : {}),
    ...(search.currency ? { currencyCode: search.currency } : {}),
    ...(periodInput(search) ? { period: periodInput(search) } : {}),
  };
  // All accounts have both sides of each movement: an even page never parts them.
  const isWhole = !account && !search.enrollment;
  const page = usePage(isWhole ? 2 * movements : movements);
  const [{ data, error }, reload] = useQuery({
    query: EntriesDocument,
    variables: { filter, ...page.variables },
  });
  const found = data?.ledgerEntries;
  // An entry has no id of its own; its place in the list names it.
  const connection = found && {
    ...found,
    totalCount: isWhole ? found.totalCount / 2 : found.totalCount,
    edges: found.edges.map(({ cursor, node }) => ({ node: { key: cursor, entry: node } })),
  };
  const isFiltered = Object.keys(filter).length > 1;
  const clear = () => change({ account: "", currency: "", enrollment: "", from: "", until: "" });
  return (
    <>
      <div className="flex flex-col gap-1 pt-2">
        <h2 className="text-lg font-semibold">{t("entries")}</h2>
        <p className="max-w-prose text-muted">
          {isWhole
            ? t("entriesNote")
            : account
              ? t("entriesNoteOne", { account: t(account) })
              : t("entriesNoteOwn")}
        </p>
      </div>
      <FilterBar onClear={isFiltered ? clear : undefined}>
        <FilterSelect
          label={t("account")}
          value={account ?? ""}
          options={accounts.map((value) => ({ value: value as string, label: t(value) }))}
          onChange={(next) => change({ account: next })}
        />
        {(currencies.length > 1 || search.currency) && (
          <FilterSelect
            label={t("currencyLabel")}
            value={search.currency ?? ""}
            options={currencies.map((value) => ({ value, label: value }))}
            onChange={(currency) => change({ currency })}
          />
        )}
        <PeriodFilter search={search} />
        <EnrollmentFilter value={search.enrollment} />
      </FilterBar>
      <ListCard
        connection={connection}
        error={error}
        onRetry={reload}
        failed={t("entriesFailed")}
        onClear={isFiltered ? clear : undefined}
        empty={<EmptyState title={t("entriesNone")}>{t("noneNote")}</EmptyState>}
      >
        {(nodes) => <EntryTable entries={nodes} />}
      </ListCard>
    </>
  );
}
