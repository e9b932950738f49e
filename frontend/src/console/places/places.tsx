import {
  ArrowLeftRight,
  BookText,
  Code,
  Coins,
  HandCoins,
  Link2,
  Mails,
  MessageCircleQuestionMark,
  Milestone,
  PanelTop,
  Presentation,
  Receipt,
  Scale,
  ScrollText,
  ShieldAlert,
  UserRound,
  UsersRound,
  Wallet,
} from "lucide-react";
import type { Permission } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import type { NavItem } from "~/ui/shell";
import { useOpenReviews } from "../fraud/useOpenReviews";
import { placeText } from "./text";

/** A place of the navigation, and what one must be permitted to see it. */
interface Place extends Omit<NavItem, "current"> {
  readonly needs?: Permission;
}
interface PlaceGroup {
  title: string;
  items: Place[];
}

/** What happens in the program, and its money. */
export function useOperationPlaces(programId: string): PlaceGroup[] {
  const t = useText(placeText);
  const href = useHref();
  const params = { programId };
  const conversions = href({ to: "/console/$programId/conversions", params });
  const customers = href({ to: "/console/$programId/customers", params });
  const referrals = href({ to: "/console/$programId/referrals", params });
  const claims = href({ to: "/console/$programId/claims", params });
  const reciprocal = href({ to: "/console/$programId/reciprocal", params });
  const landing = href({ to: "/console/$programId/landing", params });
  const occasions = href({ to: "/console/$programId/occasions", params });
  const links = href({ to: "/console/$programId/links", params });
  const commissions = href({ to: "/console/$programId/commissions", params });
  const payouts = href({ to: "/console/$programId/payouts", params });
  const disputes = href({ to: "/console/$programId/disputes", params });
  const fraud = href({ to: "/console/$programId/fraud", params });
  const rates = href({ to: "/console/$programId/rates", params });
  const ledger = href({ to: "/console/$programId/ledger", params });
  return [
    {
      title: t("activity"),
      items: [
        {
          label: t("conversions"),
          href: conversions,
          icon: <Receipt aria-hidden="true" />,
          needs: "CONVERSION_READ",
        },
        {
          label: t("customers"),
          href: customers,
          icon: <UserRound aria-hidden="true" />,
          needs: "CONVERSION_READ",
        },
        {
          label: t("referrals"),
          href: referrals,
          icon: <Milestone aria-hidden="true" />,
          needs: "REFERRAL_READ",
        },
        {
          label: t("claims"),
          href: claims,
          icon: <MessageCircleQuestionMark aria-hidden="true" />,
          needs: "REFERRAL_READ",
        },
        {
          label: t("reciprocal"),
          href: reciprocal,
          icon: <ArrowLeftRight aria-hidden="true" />,
          needs: "REFERRAL_READ",
        },
        { label: t("links"), href: links, icon: <Link2 aria-hidden="true" />, needs: "PARTNER_READ" },
        {
          label: t("landing"),
          href: landing,
          icon: <PanelTop aria-hidden="true" />,
          needs: "PROGRAM_READ",
        },
        {
          label: t("occasions"),
          href: occasions,
          icon: <Presentation aria-hidden="true" />,
          needs: "REPORT_READ",
        },
      ],
    },
    {
      title: t("money"),
      items: [
        {
          label: t("commissions"),
          href: commissions,
          icon: <HandCoins aria-hidden="true" />,
          needs: "COMMISSION_READ",
        },
        { label: t("payouts"), href: payouts, icon: <Wallet aria-hidden="true" />, needs: "PAYOUT_READ" },
        {
          label: t("disputes"),
          href: disputes,
          icon: <Scale aria-hidden="true" />,
          needs: "CONVERSION_READ",
        },
        {
          label: t("fraud"),
          href: fraud,
          icon: <ShieldAlert aria-hidden="true" />,
          count: useOpenReviews(programId),
          needs: "CONVERSION_READ",
        },
        { label: t("ledger"), href: ledger, icon: <BookText aria-hidden="true" />, needs: "PAYOUT_READ" },
        { label: t("rates"), href: rates, icon: <Coins aria-hidden="true" />, needs: "PROGRAM_READ" },
      ],
    },
  ];
}

/** The organization's own places. */
export function useOrganizationPlaces(programId: string): Place[] {
  const t = useText(placeText);
  const href = useHref();
  const params = { programId };
  const members = href({ to: "/console/$programId/members", params });
  const developers = href({ to: "/console/$programId/developers", params });
  const audit = href({ to: "/console/$programId/audit", params });
  const outbox = href({ to: "/console/$programId/outbox", params });
  return [
    { label: t("members"), href: members, icon: <UsersRound aria-hidden="true" />, needs: "MEMBER_MANAGE" },
    { label: t("developers"), href: developers, icon: <Code aria-hidden="true" />, needs: "PROGRAM_READ" },
    { label: t("outbox"), href: outbox, icon: <Mails aria-hidden="true" />, needs: "PROGRAM_MANAGE" },
    { label: t("audit"), href: audit, icon: <ScrollText aria-hidden="true" />, needs: "AUDIT_READ" },
  ];
}
