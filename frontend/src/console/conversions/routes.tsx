import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { type PeriodSearch, periodParams } from "../list/period";
import { programRoute } from "../programRoute";
import { creditStates } from "./creditStates";

/** The filters of the list of conversions. */
interface ConversionsSearch extends CursorSearch, PeriodSearch {
  search?: string;
  type?: string;
  status?: (typeof creditStates)[number];
  enrollment?: string;
  customer?: string;
  currency?: string;
  /** `missing`: only those that wait for an exchange rate. */
  rate?: "missing";
  /** `conversion` opens the form that records one. */
  new?: "conversion";
}

const conversions = createRoute({
  getParentRoute: () => programRoute,
  path: "conversions",
  validateSearch: (raw: Record<string, unknown>): ConversionsSearch => ({
    search: textParam(raw, "search"),
    type: textParam(raw, "type"),
    status: choiceParam(raw, "status", creditStates),
    enrollment: textParam(raw, "enrollment"),
    customer: textParam(raw, "customer"),
    currency: textParam(raw, "currency"),
    rate: choiceParam(raw, "rate", ["missing"]),
    new: choiceParam(raw, "new", ["conversion"]),
    ...periodParams(raw),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./ConversionsPage"), "ConversionsPage"),
});
const conversion = createRoute({
  getParentRoute: () => programRoute,
  path: "conversions/$conversionId",
  component: lazyRouteComponent(() => import("./ConversionPage"), "ConversionPage"),
});
const conversionImport = createRoute({
  getParentRoute: () => programRoute,
  path: "conversions/import",
  component: lazyRouteComponent(() => import("./import/ImportConversionsPage"), "ImportConversionsPage"),
});

/** Conversions, one conversion, many from a file. */
export const conversionRoutes = [conversions, conversionImport, conversion] as const;
