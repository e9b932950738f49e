import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { type PeriodSearch, periodParams } from "../list/period";
import { programRoute } from "../programRoute";
import { ledgerAccounts } from "./accounts";

/** The filters of the ledger's entries. */
interface LedgerSearch extends CursorSearch, PeriodSearch {
  account?: (typeof ledgerAccounts)[number];
  currency?: string;
  enrollment?: string;
}

const ledger = createRoute({
  getParentRoute: () => programRoute,
  path: "ledger",
  validateSearch: (raw: Record<string, unknown>): LedgerSearch => ({
    account: choiceParam(raw, "account", ledgerAccounts),
    currency: textParam(raw, "currency"),
    enrollment: textParam(raw, "enrollment"),
    ...periodParams(raw),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./LedgerPage"), "LedgerPage"),
});

/** The ledger. */
export const ledgerRoutes = [ledger] as const;
