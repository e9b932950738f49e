import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** `subject` is the id of the one row whose events are shown. */
interface AuditSearch extends CursorSearch {
  subject?: string;
}

const audit = createRoute({
  getParentRoute: () => programRoute,
  path: "audit",
  validateSearch: (raw: Record<string, unknown>): AuditSearch => ({
    subject: textParam(raw, "subject"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./AuditPage"), "AuditPage"),
});

/** The audit log. */
export const auditRoutes = [audit] as const;
