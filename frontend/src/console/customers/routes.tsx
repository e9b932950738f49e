import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** The filters of the list of customers. */
interface CustomersSearch extends CursorSearch {
  search?: string;
  /** `identification` opens the form that says who a browser is. */
  new?: "identification";
}

const customers = createRoute({
  getParentRoute: () => programRoute,
  path: "customers",
  validateSearch: (raw: Record<string, unknown>): CustomersSearch => ({
    search: textParam(raw, "search"),
    new: choiceParam(raw, "new", ["identification"]),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./CustomersPage"), "CustomersPage"),
});
const customer = createRoute({
  getParentRoute: () => programRoute,
  path: "customers/$customerId",
  component: lazyRouteComponent(() => import("./CustomerPage"), "CustomerPage"),
});

/** Customers, one customer. */
export const customerRoutes = [customers, customer] as const;
