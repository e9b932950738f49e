import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { usePage } from "~/lib/pagination";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { ListCard } from "../list/ListCard";
import { useProgram } from "../program";
import { currencyOf, otherCurrencies } from "./currency";
import { ImportDialog } from "./ImportDialog";
import { RateDialog } from "./RateDialog";
import { RateTable } from "./RateTable";
import { rateText } from "./text";
import { useWaiting } from "./useWaiting";
import { WaitingBanner } from "./WaitingBanner";

const RatesDocument = graphql(`
  query Rates($programId: ID!, $currency: CurrencyCode, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    exchangeRates(programId: $programId, currencyCode: $currency, first: $first, after: $after, last: $last, before: $before) {
      edges { node { currencyCode ...RateRow } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const nothing = { edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false }, totalCount: 0 };
const route = getRouteApi("/console/$programId/rates");

/** What waits for a rate, and every rate of the program by its day. */
export function RatesPage() {
  const t = useText(rateText);
  const { language } = useLanguage();
  const { id: programId, currency: own } = useProgram();
  const search = route.useSearch();
  const change = useFilters();
  const page = usePage();
  const canGive = useCan("PROGRAM_MANAGE");
  const waiting = useWaiting();
  const [wanted, setWanted] = useState("");
  const currency = search.currency ? currencyOf(search.currency) : undefined;
  const [{ data, error }, reload] = useQuery({
    query: RatesDocument,
    variables: { programId, currency, ...page.variables },
    pause: currency === null,
  });
  // First those that one looks for: what waits, and what is on this page.
  const near = [
    ...waiting.map((one) => one.currencyCode),
    ...(data?.exchangeRates.edges.map((edge) => edge.node.currencyCode) ?? []),
  ];
  const choices = otherCurrencies(own, language).toSorted(
    (a, b) => Number(near.includes(b.value)) - Number(near.includes(a.value)),
  );
  const begin = (code: string) => {
    setWanted(code);
    change({ new: "rate" });
  };
  const clear = () => change({ currency: "" });
  const close = () => change({ new: "" });
  return (
    <Page>
      <PageHeader
        title={t("title")}
        answer={t("answer", { currency: own })}
        actions={
          canGive && (
            <>
              <Button look="primary" onClick={() => begin("")}>
                {t("give")}
              </Button>
              <Button onClick={() => change({ new: "file" })}>{t("import")}</Button>
            </>
          )
        }
      />
      <WaitingBanner waiting={waiting} onGive={begin} />
      <FilterBar onClear={search.currency ? clear : undefined}>
        <FilterSelect
          label={t("currency")}
          value={currency ?? ""}
          options={choices}
          onChange={(code) => change({ currency: code })}
        />
      </FilterBar>
      <ListCard
        connection={currency === null ? nothing : data?.exchangeRates}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        onClear={search.currency ? clear : undefined}
        empty={
          <EmptyState
            title={t("none")}
            action={canGive && <Button onClick={() => begin("")}>{t("give")}</Button>}
          >
            {t("noneNote", { currency: own })}
          </EmptyState>
        }
      >
        {(nodes) => <RateTable rates={nodes} />}
      </ListCard>
      {canGive && search.new === "rate" && (
        <RateDialog currency={wanted || currency || ""} waiting={waiting} onClose={close} />
      )}
      {canGive && search.new === "file" && <ImportDialog onClose={close} />}
    </Page>
  );
}
