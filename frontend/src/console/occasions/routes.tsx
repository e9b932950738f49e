import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** The words that are looked for, and the occasion shown beside the list. */
interface OccasionsSearch {
  search?: string;
  /** Name of the occasion that is shown beside the list. */
  show?: string;
}

const occasions = createRoute({
  getParentRoute: () => programRoute,
  path: "occasions",
  validateSearch: (raw: Record<string, unknown>): OccasionsSearch => ({
    search: textParam(raw, "search"),
    show: textParam(raw, "show"),
  }),
  component: lazyRouteComponent(() => import("./OccasionsPage"), "OccasionsPage"),
});

/** Webinars and other events. */
export const occasionRoutes = [occasions] as const;
