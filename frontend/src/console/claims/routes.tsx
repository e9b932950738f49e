import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { claimViews } from "./statuses";

/** The filters of the list of claims, and the one shown beside it. */
interface ClaimsSearch extends CursorSearch {
  /** Without it: those that wait for the vendor. */
  status?: (typeof claimViews)[number];
  /** Id of an enrollment. */
  enrollment?: string;
  /** Id of the claim that is shown beside the list. */
  show?: string;
}

const claims = createRoute({
  getParentRoute: () => programRoute,
  path: "claims",
  validateSearch: (raw: Record<string, unknown>): ClaimsSearch => ({
    status: choiceParam(raw, "status", claimViews),
    enrollment: textParam(raw, "enrollment"),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./ClaimsPage"), "ClaimsPage"),
});

/** Claims. */
export const claimRoutes = [claims] as const;
