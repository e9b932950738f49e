import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { auditRoutes } from "./audit/routes";
import { claimRoutes } from "./claims/routes";
import { commissionRoutes } from "./commissions/routes";
import { conversionRoutes } from "./conversions/routes";
import { customerRoutes } from "./customers/routes";
import { developerRoutes } from "./developers/routes";
import { disputeRoutes } from "./disputes/routes";
import { formRoutes } from "./form/routes";
import { fraudRoutes } from "./fraud/routes";
import { homeRoutes } from "./home/routes";
import { landingRoutes } from "./landing/routes";
import { ledgerRoutes } from "./ledger/routes";
import { linkRoutes } from "./links/routes";
import { mailRoutes } from "./mail/routes";
import { memberRoutes } from "./members/routes";
import { notificationRoutes } from "./notifications/routes";
import { occasionRoutes } from "./occasions/routes";
import { outboxRoutes } from "./outbox/routes";
import { partnerRoutes } from "./partners/routes";
import { payoutRoutes } from "./payouts/routes";
import { planRoutes } from "./plans/routes";
import { profileRoutes } from "./profile/routes";
import { layoutRoute, programRoute } from "./programRoute";
import { rateRoutes } from "./rates/routes";
import { reciprocalRoutes } from "./reciprocal/routes";
import { referralRoutes } from "./referrals/routes";
import { settingsRoutes } from "./settings/routes";
import { tierRoutes } from "./tiers/routes";

const start = createRoute({
  getParentRoute: () => layoutRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./StartPage"), "StartPage"),
});
const newProgram = createRoute({
  getParentRoute: () => layoutRoute,
  path: "new-program",
  component: lazyRouteComponent(() => import("./settings/NewProgramPage"), "NewProgramPage"),
});

/** The console's addresses, below `/console`. Each folder lists its own; a new folder adds one line here. */
export const consoleRoute = layoutRoute.addChildren([
  start,
  newProgram,
  programRoute.addChildren([
    ...homeRoutes,
    ...partnerRoutes,
    ...planRoutes,
    ...tierRoutes,
    ...settingsRoutes,
    ...formRoutes,
    ...conversionRoutes,
    ...customerRoutes,
    ...referralRoutes,
    ...claimRoutes,
    ...fraudRoutes,
    ...reciprocalRoutes,
    ...landingRoutes,
    ...occasionRoutes,
    ...linkRoutes,
    ...commissionRoutes,
    ...payoutRoutes,
    ...disputeRoutes,
    ...ledgerRoutes,
    ...rateRoutes,
    ...memberRoutes,
    ...developerRoutes,
    ...auditRoutes,
    ...profileRoutes,
    ...notificationRoutes,
    ...outboxRoutes,
    ...mailRoutes,
  ]),
]);
