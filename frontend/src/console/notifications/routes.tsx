import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { noticeSearch } from "~/notices/search";
import { programRoute } from "../programRoute";

const notifications = createRoute({
  getParentRoute: () => programRoute,
  path: "notifications",
  validateSearch: noticeSearch,
  component: lazyRouteComponent(() => import("./NotificationsPage"), "NotificationsPage"),
});

/** What the member is told of. */
export const notificationRoutes = [notifications] as const;
