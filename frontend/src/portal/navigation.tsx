import { Coins, Handshake, House, Landmark, Link2, Settings, Users } from "lucide-react";
import type { EnrollmentStatus } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import type { NavItem } from "~/ui/shell";
import { portalText } from "./text";

/** Whether there can be links, referrals and money: not before an application was accepted. */
export function hasBegun(status: EnrollmentStatus): boolean {
  return status !== "APPLIED" && status !== "REJECTED";
}

/** The portal's places, in order of use. The first four stand in the bottom bar of a phone. */
export function usePortalNavigation(path: string, status: EnrollmentStatus | undefined): readonly NavItem[] {
  const t = useText(portalText);
  const href = useHref();
  const below = (place: string) => path === place || path.startsWith(`${place}/`);
  const home: NavItem = {
    label: t("home"),
    href: href({ to: "/portal" }),
    icon: <House aria-hidden="true" />,
    current: path === "/portal" || path === "/portal/",
  };
  const settings: NavItem = {
    label: t("settings"),
    href: href({ to: "/portal/settings" }),
    icon: <Settings aria-hidden="true" />,
    current: below("/portal/settings"),
  };
  if (status === undefined) return [home];
  if (!hasBegun(status)) return [home, settings];
  return [
    home,
    {
      label: t("referrals"),
      href: href({ to: "/portal/referrals" }),
      icon: <Users aria-hidden="true" />,
      current: below("/portal/referrals"),
    },
    {
      label: t("links"),
      href: href({ to: "/portal/links" }),
      icon: <Link2 aria-hidden="true" />,
      current: below("/portal/links"),
    },
    {
      label: t("earnings"),
      href: href({ to: "/portal/earnings" }),
      icon: <Coins aria-hidden="true" />,
      current: ["/portal/earnings", "/portal/claims", "/portal/terms", "/portal/quote"].some(below),
    },
    {
      label: t("payouts"),
      href: href({ to: "/portal/payouts" }),
      icon: <Landmark aria-hidden="true" />,
      current: below("/portal/payouts") || below("/portal/account"),
    },
    {
      label: t("received"),
      href: href({ to: "/portal/received" }),
      icon: <Handshake aria-hidden="true" />,
      current: below("/portal/received"),
    },
    settings,
  ];
}
