import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { programRoute } from "../programRoute";

const settings = createRoute({
  getParentRoute: () => programRoute,
  path: "settings",
  component: lazyRouteComponent(() => import("./SettingsPage"), "SettingsPage"),
});

/** The settings of a program. */
export const settingsRoutes = [settings] as const;
