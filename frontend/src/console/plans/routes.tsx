import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { choiceParam } from "~/lib/search";
import { programRoute } from "../programRoute";

/** `edit=yes` opens the editor. */
interface PlanSearch {
  edit?: "yes";
}

const plans = createRoute({
  getParentRoute: () => programRoute,
  path: "incentives",
  component: lazyRouteComponent(() => import("./PlansPage"), "PlansPage"),
});
const newPlan = createRoute({
  getParentRoute: () => programRoute,
  path: "incentives/new",
  component: lazyRouteComponent(() => import("./NewPlanPage"), "NewPlanPage"),
});
const plan = createRoute({
  getParentRoute: () => programRoute,
  path: "incentives/$planId",
  validateSearch: (raw: Record<string, unknown>): PlanSearch => ({ edit: choiceParam(raw, "edit", ["yes"]) }),
  component: lazyRouteComponent(() => import("./PlanPage"), "PlanPage"),
});

/** Plans and their incentives. */
export const planRoutes = [plans, newPlan, plan] as const;
