import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** The filter of the exchange rates, and the form above them. */
interface RatesSearch extends CursorSearch {
  currency?: string;
  /** `rate` opens the form for one, `file` that for many. */
  new?: "rate" | "file";
}

const rates = createRoute({
  getParentRoute: () => programRoute,
  path: "rates",
  validateSearch: (raw: Record<string, unknown>): RatesSearch => ({
    currency: textParam(raw, "currency"),
    new: choiceParam(raw, "new", ["rate", "file"]),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./RatesPage"), "RatesPage"),
});

/** Exchange rates. */
export const rateRoutes = [rates] as const;
