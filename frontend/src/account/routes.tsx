import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "~/lib/rootRoute";
import { textParam } from "~/lib/search";

const layout = createRoute({
  getParentRoute: () => rootRoute,
  id: "account",
  component: lazyRouteComponent(() => import("./AccountLayout"), "AccountLayout"),
});
const signIn = createRoute({
  getParentRoute: () => layout,
  path: "sign-in",
  validateSearch: (raw: Record<string, unknown>): { next?: string } => ({ next: textParam(raw, "next") }),
  component: lazyRouteComponent(() => import("./SignInPage"), "SignInPage"),
});
const setUp = createRoute({
  getParentRoute: () => layout,
  path: "set-up",
  component: lazyRouteComponent(() => import("./SetUpPage"), "SetUpPage"),
});
const invitation = createRoute({
  getParentRoute: () => layout,
  path: "invitations/$token",
  component: lazyRouteComponent(() => import("./InvitationPage"), "InvitationPage"),
});
const apply = createRoute({
  getParentRoute: () => layout,
  path: "apply/$organization/$program",
  component: lazyRouteComponent(() => import("./ApplyPage"), "ApplyPage"),
});

/** The doors: signing in, the first set-up, invitations and applications. None of them needs a session. */
export const accountRoutes = layout.addChildren([signIn, setUp, invitation, apply]);
