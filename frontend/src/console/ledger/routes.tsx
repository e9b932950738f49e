import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { programRoute } from "../programRoute";

const ledger = createRoute({
  getParentRoute: () => programRoute,
  path: "ledger",
  component: lazyRouteComponent(() => import("./LedgerPage"), "LedgerPage"),
});

/** The ledger. */
export const ledgerRoutes = [ledger] as const;
