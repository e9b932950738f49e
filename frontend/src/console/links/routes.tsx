import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, cursorParams, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** The filters of the list of links. */
interface LinksSearch extends CursorSearch {
  search?: string;
  enrollment?: string;
  /** `yes` lists archived links too. */
  archived?: "yes";
  /** Id of the link that is shown beside the list. */
  show?: string;
}

const links = createRoute({
  getParentRoute: () => programRoute,
  path: "links",
  validateSearch: (raw: Record<string, unknown>): LinksSearch => ({
    search: textParam(raw, "search"),
    enrollment: textParam(raw, "enrollment"),
    archived: choiceParam(raw, "archived", ["yes"]),
    show: textParam(raw, "show"),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./LinksPage"), "LinksPage"),
});
const importLinks = createRoute({
  getParentRoute: () => programRoute,
  path: "links/import",
  component: lazyRouteComponent(() => import("./import/ImportLinksPage"), "ImportLinksPage"),
});
const unknownCodes = createRoute({
  getParentRoute: () => programRoute,
  path: "links/unknown",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./UnknownCodesPage"), "UnknownCodesPage"),
});
/** The filters of the list of codes. */
interface CodesSearch extends CursorSearch {
  search?: string;
  status?: "valid" | "over";
}
const codes = createRoute({
  getParentRoute: () => programRoute,
  path: "links/codes",
  validateSearch: (raw: Record<string, unknown>): CodesSearch => ({
    search: textParam(raw, "search"),
    status: choiceParam(raw, "status", ["valid", "over"]),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./CodesPage"), "CodesPage"),
});

/** Links, codes that customers type, and the codes that no link has. */
export const linkRoutes = [links, codes, unknownCodes, importLinks] as const;
