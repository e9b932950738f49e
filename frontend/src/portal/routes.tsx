import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { rootRoute } from "~/lib/rootRoute";
import { type CursorSearch, cursorParams, textParam } from "~/lib/search";
import { noticeSearch } from "~/notices/search";
import { accountSearch } from "./account/search";
import { claimsSearch } from "./claims/search";
import { earningsSearch } from "./earnings/search";
import { quoteSearch } from "./quote/search";
import { referralsSearch } from "./referrals/search";
import { settingsSearch } from "./settings/search";

/** Every portal page may say for which program it speaks, by the program's short name; it stays while one moves on. */
interface PortalSearch {
  program?: string;
}

const portal = createRoute({
  getParentRoute: () => rootRoute,
  path: "portal",
  validateSearch: (raw: Record<string, unknown>): PortalSearch => ({ program: textParam(raw, "program") }),
  search: { middlewares: [retainSearchParams(["program"])] },
  component: lazyRouteComponent(() => import("./PortalLayout"), "PortalLayout"),
});
const home = createRoute({
  getParentRoute: () => portal,
  path: "/",
  component: lazyRouteComponent(() => import("./home/HomePage"), "HomePage"),
});
const referrals = createRoute({
  getParentRoute: () => portal,
  path: "referrals",
  validateSearch: referralsSearch,
  component: lazyRouteComponent(() => import("./referrals/ReferralsPage"), "ReferralsPage"),
});
const referral = createRoute({
  getParentRoute: () => portal,
  path: "referrals/$id",
  component: lazyRouteComponent(() => import("./referrals/ReferralPage"), "ReferralPage"),
});
const newReferral = createRoute({
  getParentRoute: () => portal,
  path: "referrals/new",
  component: lazyRouteComponent(() => import("./referrals/NewReferralPage"), "NewReferralPage"),
});
const importReferrals = createRoute({
  getParentRoute: () => portal,
  path: "referrals/import",
  component: lazyRouteComponent(() => import("./referrals/ImportReferralsPage"), "ImportReferralsPage"),
});
const links = createRoute({
  getParentRoute: () => portal,
  path: "links",
  validateSearch: (raw: Record<string, unknown>): { search?: string } => ({
    search: textParam(raw, "search"),
  }),
  component: lazyRouteComponent(() => import("./links/LinksPage"), "LinksPage"),
});
const earnings = createRoute({
  getParentRoute: () => portal,
  path: "earnings",
  validateSearch: earningsSearch,
  component: lazyRouteComponent(() => import("./earnings/EarningsPage"), "EarningsPage"),
});
const earning = createRoute({
  getParentRoute: () => portal,
  path: "earnings/$id",
  component: lazyRouteComponent(() => import("./earnings/EarningPage"), "EarningPage"),
});
const claims = createRoute({
  getParentRoute: () => portal,
  path: "claims",
  validateSearch: claimsSearch,
  component: lazyRouteComponent(() => import("./claims/ClaimsPage"), "ClaimsPage"),
});
const received = createRoute({
  getParentRoute: () => portal,
  path: "received",
  validateSearch: (raw: Record<string, unknown>): CursorSearch => cursorParams(raw),
  component: lazyRouteComponent(() => import("./received/ReceivedPage"), "ReceivedPage"),
});
const terms = createRoute({
  getParentRoute: () => portal,
  path: "terms",
  component: lazyRouteComponent(() => import("./terms/TermsPage"), "TermsPage"),
});
const quote = createRoute({
  getParentRoute: () => portal,
  path: "quote",
  validateSearch: quoteSearch,
  component: lazyRouteComponent(() => import("./quote/QuotePage"), "QuotePage"),
});
const payouts = createRoute({
  getParentRoute: () => portal,
  path: "payouts",
  component: lazyRouteComponent(() => import("./payouts/PayoutsPage"), "PayoutsPage"),
});
const account = createRoute({
  getParentRoute: () => portal,
  path: "account",
  validateSearch: accountSearch,
  component: lazyRouteComponent(() => import("./account/AccountPage"), "AccountPage"),
});
const payoutMethod = createRoute({
  getParentRoute: () => portal,
  path: "payouts/method",
  validateSearch: (raw: Record<string, unknown>): { currency?: string } => ({
    currency: textParam(raw, "currency"),
  }),
  component: lazyRouteComponent(() => import("./payouts/PayoutMethodPage"), "PayoutMethodPage"),
});
const statement = createRoute({
  getParentRoute: () => portal,
  path: "payouts/$id",
  component: lazyRouteComponent(() => import("./payouts/StatementPage"), "StatementPage"),
});
const settings = createRoute({
  getParentRoute: () => portal,
  path: "settings",
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import("./settings/SettingsPage"), "SettingsPage"),
});
const notifications = createRoute({
  getParentRoute: () => portal,
  path: "notifications",
  validateSearch: noticeSearch,
  component: lazyRouteComponent(() => import("./notifications/NotificationsPage"), "NotificationsPage"),
});

/** The portal's addresses, below `/portal`. */
export const portalRoute = portal.addChildren([
  home,
  referrals,
  newReferral,
  importReferrals,
  referral,
  links,
  earnings,
  earning,
  claims,
  received,
  terms,
  quote,
  payouts,
  account,
  payoutMethod,
  statement,
  settings,
  notifications,
]);
