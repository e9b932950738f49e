import {
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  type RouterHistory,
  stringifySearchWith,
} from "@tanstack/react-router";
import { addConsole, isConsolePath, startTree } from "./routes";

const plain = (value: unknown) => String(value);

/** The router of the app; `history` is the browser's unless a test brings one. */
export function createAppRouter(history?: RouterHistory) {
  const openConsole = async () => {
    await addConsole();
    router.setRoutes(router.buildRouteTree());
  };
  const router = createRouter({
    routeTree: startTree(openConsole),
    ...(history ? { history } : {}),
    // Addresses hold plain text, so that people and mails can write them: `?status=HELD`, never quoted JSON.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(plain),
    scrollRestoration: true,
    // An address below a frame that leads nowhere is a page of its own: it brings its own main landmark.
    notFoundMode: "root",
    defaultNotFoundComponent: lazyRouteComponent(() => import("./account/NotFoundPage"), "NotFoundPage"),
    defaultErrorComponent: lazyRouteComponent(() => import("./account/BrokenPage"), "BrokenPage"),
    defaultPreload: false,
  });
  return { router, openConsole };
}

/**
 * The router with every address that the first page needs. A visit that begins in the console fetches its addresses
 * before anything is drawn, so that the visit keeps its place in the history and where it was scrolled to. Where that
 * fails, the router's own door tries again and shows the error.
 */
export async function startRouter(history?: RouterHistory) {
  const { router, openConsole } = createAppRouter(history);
  if (isConsolePath(router.latestLocation.pathname)) await openConsole().catch(() => undefined);
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>["router"];
  }
}
