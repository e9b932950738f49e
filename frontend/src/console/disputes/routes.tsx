import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choicesParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { disputeStatuses } from "./statuses";

/** The filter of the list of disputes, and the one shown beside it. */
interface DisputesSearch extends CursorSearch {
  status?: string;
  /** Id of the dispute that is shown beside the list. */
  show?: string;
}

const disputes = createRoute({
  getParentRoute: () => programRoute,
  path: "disputes",
  validateSearch: (raw: Record<string, unknown>): DisputesSearch => ({
    status: choicesParam(raw, "status", disputeStatuses),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./DisputesPage"), "DisputesPage"),
});

/** Disputes. */
export const disputeRoutes = [disputes] as const;
