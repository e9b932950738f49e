import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";
import { mailStatuses } from "./statuses";

/** The filters of the outbox, and the mail shown beside it. */
interface OutboxSearch extends CursorSearch {
  status?: (typeof mailStatuses)[number];
  search?: string;
  show?: string;
}

const outbox = createRoute({
  getParentRoute: () => programRoute,
  path: "outbox",
  validateSearch: (raw: Record<string, unknown>): OutboxSearch => ({
    status: choiceParam(raw, "status", mailStatuses),
    search: textParam(raw, "search"),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./OutboxPage"), "OutboxPage"),
});

/** The organization's mails. */
export const outboxRoutes = [outbox] as const;
