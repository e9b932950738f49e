import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choiceParam, textParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** The language of the templates that are shown, and the one that is open. */
interface TemplateSearch {
  language?: "EN" | "DE";
  show?: string;
}

const templates = createRoute({
  getParentRoute: () => programRoute,
  path: "mail-templates",
  validateSearch: (raw: Record<string, unknown>): TemplateSearch => ({
    language: choiceParam(raw, "language", ["EN", "DE"]),
    show: textParam(raw, "show"),
  }),
  component: lazyRouteComponent(() => import("./TemplatesPage"), "TemplatesPage"),
});

/** The words of mails. */
export const mailRoutes = [templates] as const;
