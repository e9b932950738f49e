import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** What is looked at: the text, or the leads that came by it, and the lead shown beside them. */
interface LandingSearch extends CursorSearch {
  view?: "leads";
  /** Id of an enrollment. */
  enrollment?: string;
  /** Id of the lead that is shown beside the list. */
  show?: string;
}

const landing = createRoute({
  getParentRoute: () => programRoute,
  path: "landing",
  validateSearch: (raw: Record<string, unknown>): LandingSearch => ({
    view: choiceParam(raw, "view", ["leads"]),
    enrollment: textParam(raw, "enrollment"),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./LandingPage"), "LandingPage"),
});

/** The landing page of each link. */
export const landingRoutes = [landing] as const;
