import { createMemoryHistory } from "@tanstack/react-router";
import { describe, expect, it } from "vitest";
import { createAppRouter, startRouter } from "~/router";
import { isConsolePath } from "~/routes";

/** The route that answers and its parameters, once all that an address needs is loaded. */
function shown(router: Awaited<ReturnType<typeof startRouter>>) {
  const match = router.state.matches.at(-1);
  return { id: match?.routeId, params: match?.params, href: router.state.location.href };
}

describe("the console's addresses", () => {
  // First of all: no test of this file has fetched the console yet.
  it("are fetched by a move into the console, which leaves one entry in the history", async () => {
    const history = createMemoryHistory({ initialEntries: ["/portal"] });
    const { router } = createAppRouter(history);
    await router.load();
    expect(shown(router)).toEqual({ id: "/portal/", params: {}, href: "/portal" });
    expect(router.routesById).not.toHaveProperty("/console");

    await router.navigate({
      to: "/console/$programId/commissions",
      params: { programId: "p1" },
      search: { status: "ON_HOLD" },
    });
    expect(shown(router)).toEqual({
      id: "/console/$programId/commissions",
      params: { programId: "p1" },
      href: "/console/p1/commissions?status=ON_HOLD",
    });
    expect(history.length).toBe(2);

    history.back();
    await router.load();
    expect(shown(router)).toEqual({ id: "/portal/", params: {}, href: "/portal" });
    history.forward();
    await router.load();
    expect(shown(router).href).toBe("/console/p1/commissions?status=ON_HOLD");
    // It reads the code of many addresses, which takes seconds on a busy machine.
  }, 30_000);

  it("are fetched by a move to the console's first page", async () => {
    const { router } = createAppRouter(createMemoryHistory({ initialEntries: ["/sign-in"] }));
    await router.load();
    await router.navigate({ to: "/console" });
    expect(shown(router)).toEqual({ id: "/console/", params: {}, href: "/console" });
  });

  it("are there before the first match when a visit begins in the console", async () => {
    const history = createMemoryHistory({ initialEntries: ["/console/p1/partners?status=ACTIVE"] });
    const router = await startRouter(history);
    expect(router.matchRoutes(router.latestLocation).at(-1)?.routeId).toBe("/console/$programId/partners");
    await router.load();
    expect(shown(router).href).toBe("/console/p1/partners?status=ACTIVE");
  });

  it("stay away when a visit begins elsewhere", async () => {
    const router = await startRouter(createMemoryHistory({ initialEntries: ["/portal/earnings"] }));
    expect(router.routesById).not.toHaveProperty("/console");
  });

  it.each([
    ["/console", true],
    ["/console/", true],
    ["/console/p1/partners", true],
    ["/consoles", false],
    ["/portal/console", false],
  ])("%s is one of them: %s", (path, expected) => {
    expect(isConsolePath(path)).toBe(expected);
  });
});
