import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, cursorParams } from "~/lib/search";
import { programRoute } from "../programRoute";

const members = createRoute({
  getParentRoute: () => programRoute,
  path: "members",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./MembersPage"), "MembersPage"),
});
const invitations = createRoute({
  getParentRoute: () => programRoute,
  path: "members/invitations",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./InvitationsPage"), "InvitationsPage"),
});

/** Members and invitations. */
export const memberRoutes = [members, invitations] as const;
