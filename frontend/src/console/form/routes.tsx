import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { programRoute } from "../programRoute";

const form = createRoute({
  getParentRoute: () => programRoute,
  path: "settings/form",
  component: lazyRouteComponent(() => import("./FormPage"), "FormPage"),
});

const importReferrals = createRoute({
  getParentRoute: () => programRoute,
  path: "referrals/import",
  component: lazyRouteComponent(() => import("./ImportReferralsPage"), "ImportReferralsPage"),
});

/** The builder of the form in which partners submit referrals, and submitting many for one of them. */
export const formRoutes = [form, importReferrals] as const;
