import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";

/** What the list of referrals is filtered by. */
export interface ReferralsSearch extends CursorSearch {
  view?: "board" | "list" | "tasks";
  /** What the program's team has said. */
  status?: "SUBMITTED" | "NEEDS_INFO" | "ACCEPTED" | "REJECTED";
  /** Who has the ball. */
  ball?: "VENDOR" | "PARTNER";
  /** Id of a stage. */
  stage?: string;
  search?: string;
}

/** Reads the filters from the address. */
export function referralsSearch(raw: Record<string, unknown>): ReferralsSearch {
  return {
    view: choiceParam(raw, "view", ["board", "list", "tasks"]),
    status: choiceParam(raw, "status", ["SUBMITTED", "NEEDS_INFO", "ACCEPTED", "REJECTED"]),
    ball: choiceParam(raw, "ball", ["VENDOR", "PARTNER"]),
    stage: textParam(raw, "stage"),
    search: textParam(raw, "search"),
    ...cursorParams(raw),
  };
}
