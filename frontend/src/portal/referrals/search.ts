import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";

/** What the list of referrals is filtered by. */
export interface ReferralsSearch extends CursorSearch {
  view?: "board" | "list";
  /** Id of a stage. */
  stage?: string;
  search?: string;
}

/** Reads the filters from the address. */
export function referralsSearch(raw: Record<string, unknown>): ReferralsSearch {
  return {
    view: choiceParam(raw, "view", ["board", "list"]),
    stage: textParam(raw, "stage"),
    search: textParam(raw, "search"),
    ...cursorParams(raw),
  };
}
