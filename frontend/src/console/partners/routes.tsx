import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, choicesParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { enrollmentStatuses } from "./statuses";

/** The filters of the list of partners. */
interface PartnersSearch extends CursorSearch {
  search?: string;
  /** States, parted by commas. */
  status?: string;
  tier?: string;
  group?: string;
  /** Only those that have this plan of their own. */
  plan?: string;
  /** `announced`: only those whose tier is about to be lost. */
  demotion?: "announced";
  /** `partner` opens the dialog for a new one. */
  new?: "partner";
}

const partners = createRoute({
  getParentRoute: () => programRoute,
  path: "partners",
  validateSearch: (raw: Record<string, unknown>): PartnersSearch => ({
    search: textParam(raw, "search"),
    status: choicesParam(raw, "status", enrollmentStatuses),
    tier: textParam(raw, "tier"),
    group: textParam(raw, "group"),
    plan: textParam(raw, "plan"),
    demotion: choiceParam(raw, "demotion", ["announced"]),
    new: choiceParam(raw, "new", ["partner"]),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./PartnersPage"), "PartnersPage"),
});
const partner = createRoute({
  getParentRoute: () => programRoute,
  path: "partners/$enrollmentId",
  component: lazyRouteComponent(() => import("./PartnerPage"), "PartnerPage"),
});
const applications = createRoute({
  getParentRoute: () => programRoute,
  path: "applications",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./ApplicationsPage"), "ApplicationsPage"),
});

/** Partners, one partner, applications. */
export const partnerRoutes = [partners, partner, applications] as const;
