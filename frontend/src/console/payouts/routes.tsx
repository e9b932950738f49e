import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** What a new run is looked at with. */
interface NewRunSearch {
  /** The cut-off, an instant; now if absent. */
  until?: string;
}

const runs = createRoute({
  getParentRoute: () => programRoute,
  path: "payouts",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./RunsPage"), "RunsPage"),
});
const newRun = createRoute({
  getParentRoute: () => programRoute,
  path: "payouts/new",
  validateSearch: (raw: Record<string, unknown>): NewRunSearch => ({ until: textParam(raw, "until") }),
  component: lazyRouteComponent(() => import("./NewRunPage"), "NewRunPage"),
});
const run = createRoute({
  getParentRoute: () => programRoute,
  path: "payouts/$runId",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./RunPage"), "RunPage"),
});
const statement = createRoute({
  getParentRoute: () => programRoute,
  path: "payouts/statements/$payoutId",
  component: lazyRouteComponent(() => import("./StatementPage"), "StatementPage"),
});

/** Payout runs, a new one, one run, one statement. */
export const payoutRoutes = [runs, newRun, run, statement] as const;
