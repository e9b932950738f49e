import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { type CursorSearch, choiceParam, choicesParam, cursorParams, textParam } from "~/lib/search";
import { type PeriodSearch, periodParams } from "../list/period";
import { programRoute } from "../programRoute";
import { commissionStatuses } from "./statuses";

/** The filters of the list of commissions. */
interface CommissionsSearch extends CursorSearch, PeriodSearch {
  /** States, parted by commas. */
  status?: string;
  enrollment?: string;
  currency?: string;
  /** `over`: only those that wait for a person, because their hold is over. */
  hold?: "over";
  /** Id of the commission that is explained beside the list. */
  show?: string;
}

const commissions = createRoute({
  getParentRoute: () => programRoute,
  path: "commissions",
  validateSearch: (raw: Record<string, unknown>): CommissionsSearch => ({
    status: choicesParam(raw, "status", commissionStatuses),
    enrollment: textParam(raw, "enrollment"),
    currency: textParam(raw, "currency"),
    hold: choiceParam(raw, "hold", ["over"]),
    show: textParam(raw, "show"),
    ...periodParams(raw),
    ...cursorParams(raw),
  }),
  component: lazyRouteComponent(() => import("./CommissionsPage"), "CommissionsPage"),
});

/** Commissions. */
export const commissionRoutes = [commissions] as const;
