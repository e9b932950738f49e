import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";

/** What the list of referrals is filtered by. */
export interface ReferralsSearch extends CursorSearch {
  view?: "board" | "list" | "tasks" | "forecast";
  /** What the program's team has said. */
  status?: "SUBMITTED" | "NEEDS_INFO" | "ACCEPTED" | "REJECTED";
  /** Who has the ball. */
  ball?: "VENDOR" | "PARTNER";
  /** Id of a stage, or OPEN for every open one. */
  stage?: string;
  search?: string;
  /** When they may be won, as the forecast has it: a month such as 2026-12, OVERDUE, or UNKNOWN. */
  expected?: string;
  currency?: string;
}

/** Reads the filters from the address. */
export function referralsSearch(raw: Record<string, unknown>): ReferralsSearch {
  return {
    view: choiceParam(raw, "view", ["board", "list", "tasks", "forecast"]),
    status: choiceParam(raw, "status", ["SUBMITTED", "NEEDS_INFO", "ACCEPTED", "REJECTED"]),
    ball: choiceParam(raw, "ball", ["VENDOR", "PARTNER"]),
    stage: textParam(raw, "stage"),
    search: textParam(raw, "search"),
    expected: formed(raw, "expected", /^(\d{4}-(0[1-9]|1[0-2])|OVERDUE|UNKNOWN)$/),
    currency: formed(raw, "currency", /^[A-Z]{3}$/),
    ...cursorParams(raw),
  };
}

/** A text of this form; nothing if it has another. */
function formed(raw: Record<string, unknown>, name: string, form: RegExp): string | undefined {
  const value = textParam(raw, name);
  return value && form.test(value) ? value : undefined;
}
