import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "~/lib/rootRoute";

/** The console's frame, `/console`. */
export const layoutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "console",
  component: lazyRouteComponent(() => import("./ConsoleLayout"), "ConsoleLayout"),
});

/** What is below `/console/$programId` speaks of one program; every screen of a program hangs here. */
export const programRoute = createRoute({ getParentRoute: () => layoutRoute, path: "$programId" });
