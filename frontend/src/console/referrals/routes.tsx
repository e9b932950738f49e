import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { type CyclePeriod, cyclePeriods, expectedParam } from "./expected";
import { type Decided, decidedAs } from "./filter";

/** The filters of the list of referrals. */
interface ReferralsSearch extends CursorSearch {
  search?: string;
  /** Other than as a list: "decide" are submissions that nobody decided yet. */
  view?: "board" | "forecast" | "tasks" | "decide";
  /** Ids of stages, parted by commas. */
  stage?: string;
  /** What was said about the submission. */
  status?: Decided;
  /** Who has the ball, or whose tasks. */
  ball?: "VENDOR" | "PARTNER";
  /** The least value, in plain digits. */
  from?: string;
  /** When accepted, open ones may be won, as the forecast counts it: a month as 2026-01, or one of its other places. */
  expected?: string;
  /** The currency of the value, which the forecast keeps apart. */
  currency?: string;
  /** Those that were won in this period. */
  won?: CyclePeriod;
  /** The period of the forecast’s times to win. */
  period?: CyclePeriod;
  enrollment?: string;
  /** Id of the referral that is shown beside the list. */
  show?: string;
}

const referrals = createRoute({
  getParentRoute: () => programRoute,
  path: "referrals",
  validateSearch: (raw: Record<string, unknown>): ReferralsSearch => ({
    search: textParam(raw, "search"),
    view: choiceParam(raw, "view", ["board", "forecast", "tasks", "decide"]),
    stage: textParam(raw, "stage"),
    status: choiceParam(raw, "status", decidedAs),
    ball: choiceParam(raw, "ball", ["VENDOR", "PARTNER"]),
    from: /^\d{1,12}$/.test(textParam(raw, "from") ?? "") ? textParam(raw, "from") : undefined,
    expected: expectedParam(textParam(raw, "expected")),
    currency: /^[A-Z]{3}$/.test(textParam(raw, "currency") ?? "") ? textParam(raw, "currency") : undefined,
    won: choiceParam(raw, "won", cyclePeriods),
    period: choiceParam(raw, "period", cyclePeriods),
    enrollment: textParam(raw, "enrollment"),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./ReferralsPage"), "ReferralsPage"),
});

/** Referrals. */
export const referralRoutes = [referrals] as const;
