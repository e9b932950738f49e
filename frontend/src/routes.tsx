import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { accountRoutes } from "./account/routes";
import type { consoleRoute } from "./console/routes";
import { rootRoute } from "./lib/rootRoute";
import { portalRoute } from "./portal/routes";

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./account/StartPage"), "StartPage"),
});

/**
 * Whether a path belongs to the console, whose many addresses a partner's phone never loads: they come with the first
 * visit of one of them.
 */
export function isConsolePath(path: string): boolean {
  return /^\/console(\/|$)/.test(path);
}

/** All addresses of the app, the console's among them. */
function wholeTree(console: typeof consoleRoute) {
  return rootRoute.addChildren([startRoute, accountRoutes, portalRoute, console]);
}

/** The tree as the compiler knows it, so that links into the console are checked before its addresses are here. */
export type RouteTree = ReturnType<typeof wholeTree>;

/** Fetches the console's addresses and hangs them into the tree. The router must read the tree again afterwards. */
export async function addConsole(): Promise<RouteTree> {
  const { consoleRoute } = await import("./console/routes");
  return wholeTree(consoleRoute);
}

/**
 * The addresses at the start: only the addresses are here; each page's code comes when it is visited. In place of the
 * console stands a door that runs `openConsole` (which must put the whole tree into the router) and then goes to the
 * same address once more.
 */
export function startTree(openConsole: () => Promise<void>): RouteTree {
  const consoleDoor = createRoute({
    getParentRoute: () => rootRoute,
    path: "console/$",
    beforeLoad: async ({ location }) => {
      await openConsole();
      throw redirect({ href: location.href, replace: true });
    },
  });
  const tree = rootRoute.addChildren([startRoute, accountRoutes, portalRoute, consoleDoor]);
  return tree as unknown as RouteTree;
}
