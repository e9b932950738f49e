import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, cursorParams } from "~/lib/search";
import { programRoute } from "../programRoute";

const developers = createRoute({
  getParentRoute: () => programRoute,
  path: "developers",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./DevelopersPage"), "DevelopersPage"),
});

/** For those who connect their shop or app. */
export const developerRoutes = [developers] as const;
