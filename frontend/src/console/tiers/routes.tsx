import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** `edit` is the id of the tier whose editor is open, or `new`. */
interface TiersSearch {
  edit?: string;
}

const tiers = createRoute({
  getParentRoute: () => programRoute,
  path: "tiers",
  validateSearch: (raw: Record<string, unknown>): TiersSearch => ({ edit: textParam(raw, "edit") }),
  component: lazyRouteComponent(() => import("./TiersPage"), "TiersPage"),
});

/** The ladder. */
export const tierRoutes = [tiers] as const;
