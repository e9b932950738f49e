import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choiceParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { periodNames } from "./periods";

/** Which period the figures are of; the first of the picker when absent. */
interface HomeSearch {
  period?: (typeof periodNames)[number];
}

const home = createRoute({
  getParentRoute: () => programRoute,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): HomeSearch => ({
    period: choiceParam(raw, "period", periodNames),
  }),
  component: lazyRouteComponent(() => import("./HomePage"), "HomePage"),
});

/** The program's first page. */
export const homeRoutes = [home] as const;
