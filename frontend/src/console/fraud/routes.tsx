import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { reviewViews, signalKinds } from "./statuses";

/** The filters of the list of reviews, and the one shown beside it. */
interface FraudSearch extends CursorSearch {
  /** Without it: those that wait. */
  status?: (typeof reviewViews)[number];
  kind?: (typeof signalKinds)[number];
  /** Id of an enrollment. */
  enrollment?: string;
  /** Id of the review that is shown beside the list. */
  show?: string;
}

const fraud = createRoute({
  getParentRoute: () => programRoute,
  path: "fraud",
  validateSearch: (raw: Record<string, unknown>): FraudSearch => ({
    status: choiceParam(raw, "status", reviewViews),
    kind: choiceParam(raw, "kind", signalKinds),
    enrollment: textParam(raw, "enrollment"),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./FraudPage"), "FraudPage"),
});

/** Fraud review. */
export const fraudRoutes = [fraud] as const;
