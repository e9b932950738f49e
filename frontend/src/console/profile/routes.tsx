import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { programRoute } from "../programRoute";

const profile = createRoute({
  getParentRoute: () => programRoute,
  path: "profile",
  component: lazyRouteComponent(() => import("./ProfilePage"), "ProfilePage"),
});

/** The person's own page. */
export const profileRoutes = [profile] as const;
