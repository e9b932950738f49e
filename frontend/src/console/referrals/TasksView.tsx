import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useText } from "~/lib/i18n/language";
import { OpenTasks } from "~/pipeline/OpenTasks";
import { FilterSelect } from "../list/FilterBar";
import { useFilters } from "../list/filters";
import { showHref } from "../list/showHref";
import { useProgram } from "../program";
import { boardText } from "./board/text";

const route = getRouteApi("/console/$programId/referrals");

/** What is to be done in the program, by day: ours, the partners', or both. */
export function TasksView() {
  const t = useText(boardText);
  const { ball } = route.useSearch();
  const change = useFilters();
  const { id: programId } = useProgram();
  const here = useRouterState({ select: (state) => state.location.href });
  const sides = [
    { value: "VENDOR", label: t("ours") },
    { value: "PARTNER", label: t("theirs") },
  ];
  return (
    <>
      <div className="w-full sm:w-64">
        <FilterSelect
          label={t("side")}
          all={t("both")}
          value={ball ?? ""}
          options={sides}
          onChange={(side) => change({ ball: side })}
        />
      </div>
      <OpenTasks programId={programId} side={ball} here="VENDOR" hrefOf={(id) => showHref(here, id)} />
    </>
  );
}
