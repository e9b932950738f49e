import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** The filters of the list of referrals. */
interface ReferralsSearch extends CursorSearch {
  search?: string;
  /** Only submissions that nobody decided yet. */
  view?: "decide";
  /** Ids of stages, parted by commas. */
  stage?: string;
  enrollment?: string;
  /** Id of the referral that is shown beside the list. */
  show?: string;
}

const referrals = createRoute({
  getParentRoute: () => programRoute,
  path: "referrals",
  validateSearch: (raw: Record<string, unknown>): ReferralsSearch => ({
    search: textParam(raw, "search"),
    view: choiceParam(raw, "view", ["decide"]),
    stage: textParam(raw, "stage"),
    enrollment: textParam(raw, "enrollment"),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./ReferralsPage"), "ReferralsPage"),
});

/** Referrals. */
export const referralRoutes = [referrals] as const;
