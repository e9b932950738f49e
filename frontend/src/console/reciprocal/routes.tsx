import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { reciprocalStatuses } from "./statuses";

/** The filters of the list of prospects sent to partners, and the one shown beside it. */
interface ReciprocalSearch extends CursorSearch {
  status?: (typeof reciprocalStatuses)[number];
  /** Id of an enrollment. */
  enrollment?: string;
  /** Id of the prospect that is shown beside the list. */
  show?: string;
  /** Whether one is being sent. */
  new?: "prospect";
}

const reciprocal = createRoute({
  getParentRoute: () => programRoute,
  path: "reciprocal",
  validateSearch: (raw: Record<string, unknown>): ReciprocalSearch => ({
    status: choiceParam(raw, "status", reciprocalStatuses),
    enrollment: textParam(raw, "enrollment"),
    show: textParam(raw, "show"),
    new: choiceParam(raw, "new", ["prospect"]),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./ReciprocalPage"), "ReciprocalPage"),
});

/** Prospects that the vendor sends to partners. */
export const reciprocalRoutes = [reciprocal] as const;
