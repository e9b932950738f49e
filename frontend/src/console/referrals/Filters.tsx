import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { SearchField } from "~/ui/SearchField";
import { EnrollmentFilter } from "../list/EnrollmentFilter";
import { FilterBar, FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { useProgram } from "../program";
import { boardText } from "./board/text";
import { CountedFilters } from "./CountedFilters";
import { referralText } from "./text";
import type { View } from "./ViewTabs";

const StageChoiceDocument = graphql(`
  query ReferralStageChoice($id: ID!) {
    program(id: $id) { id stages { id name } }
  }
`);
const route = getRouteApi("/console/$programId/referrals");

/** What narrows the list and the board: words, partner, stage, who has the ball, and the least value. */
export function Filters({ view, onClear }: { view: View; onClear: (() => void) | undefined }) {
  const t = useText(boardText);
  const say = useText(referralText);
  const search = route.useSearch();
  const change = useFilters();
  const isNarrowing = view === "list" || view === "board";
  const sides = (["VENDOR", "PARTNER"] as const).map((side) => ({ value: side, label: t(`ball${side}`) }));
  return (
    <FilterBar onClear={onClear}>
      <SearchField
        label={say("search")}
        value={search.search ?? ""}
        onSearch={(words) => change({ search: words })}
      />
      <EnrollmentFilter value={search.enrollment} />
      {view === "list" && <StageFilter value={search.stage} />}
      {isNarrowing && (
        <FilterSelect
          label={t("ball")}
          value={search.ball ?? ""}
          options={sides}
          onChange={(ball) => change({ ball })}
        />
      )}
      {isNarrowing && <LeastValue key={search.from ?? ""} value={search.from} />}
      {view === "list" && <CountedFilters />}
    </FilterBar>
  );
}

function StageFilter({ value }: { value: string | undefined }) {
  const t = useText(referralText);
  const change = useFilters();
  const { id } = useProgram();
  const [{ data }] = useQuery({ query: StageChoiceDocument, variables: { id } });
  const stages = data?.program?.stages ?? [];
  return (
    <FilterSelect
      label={t("stage")}
      value={value ?? ""}
      options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
      onChange={(stage) => change({ stage })}
    />
  );
}

/** The least value, taken with Enter or when the field is left. */
function LeastValue({ value }: { value: string | undefined }) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const change = useFilters();
  const [typed, setTyped] = useState(value ? formatDecimal(value, language) : "");
  const number = typed.trim() ? parseDecimal(typed, language) : "";
  const whole = number === null ? null : number.replace(/\..*$/, "");
  const take = (event?: FormEvent) => {
    event?.preventDefault();
    if (whole !== null && whole !== (value ?? "")) change({ from: whole });
  };
  const label = `${t("from")} (${currency})`;
  return (
    <form onSubmit={take} className="min-w-0">
      <input
        aria-label={label}
        placeholder={label}
        inputMode="decimal"
        maxLength={16}
        value={typed}
        aria-invalid={whole === null || undefined}
        title={whole === null ? t("notNumber", { example: formatDecimal("10000", language) }) : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => take()}
        className="field-box figures sm:w-44"
      />
    </form>
  );
}
