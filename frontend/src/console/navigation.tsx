import { Building2, House, Inbox, Medal, Percent, Settings2 } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { Permission } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { useViewer } from "~/lib/viewer";
import type { NavGroup, NavItem } from "~/ui/shell";
import { useOperationPlaces, useOrganizationPlaces } from "./places/places";
import type { ConsoleProgram } from "./program";
import { consoleText } from "./text";

const NavigationTasksDocument = graphql(`
  query NavigationTasks($programId: ID!) {
    programTasks(programId: $programId) { applicationCount }
  }
`);

interface Place extends Omit<NavItem, "current"> {
  /** Left out for people who may not. */
  readonly needs?: Permission;
}

/**
 * The console's places for this viewer, in groups; none while no program is shown. A new screen adds one line to its
 * group here.
 */
export function useConsoleNavigation(program: ConsoleProgram | undefined, path: string): readonly NavGroup[] {
  const places = usePlaces(program?.id ?? "");
  const permissions = useViewer()?.permissions ?? [];
  if (!program) return [];
  const home = `/console/${program.id}`;
  const isCurrent = (own: string) =>
    own === home ? path === own || path === `${own}/` : path === own || path.startsWith(`${own}/`);
  return places
    .map(({ title, items }) => ({
      title,
      items: items
        .filter((place) => !place.needs || permissions.includes(place.needs))
        .map(({ needs: _, ...place }) => ({ ...place, current: isCurrent(place.href) })),
    }))
    .filter((group) => group.items.length > 0);
}

function usePlaces(programId: string): { title?: string; items: Place[] }[] {
  const t = useText(consoleText);
  const href = useHref();
  const params = { programId };
  return [
    {
      items: [
        {
          label: t("home"),
          href: href({ to: "/console/$programId", params }),
          icon: <House aria-hidden="true" />,
        },
      ],
    },
    {
      title: t("partnersGroup"),
      items: [
        {
          label: t("partners"),
          href: href({ to: "/console/$programId/partners", params }),
          icon: <Building2 aria-hidden="true" />,
          needs: "PARTNER_READ",
        },
        {
          label: t("applications"),
          href: href({ to: "/console/$programId/applications", params }),
          icon: <Inbox aria-hidden="true" />,
          count: useApplicationCount(programId),
          needs: "PARTNER_READ",
        },
      ],
    },
    ...useOperationPlaces(programId),
    {
      title: t("termsGroup"),
      items: [
        {
          label: t("incentives"),
          href: href({ to: "/console/$programId/incentives", params }),
          icon: <Percent aria-hidden="true" />,
          needs: "PROGRAM_READ",
        },
        {
          label: t("tiers"),
          href: href({ to: "/console/$programId/tiers", params }),
          icon: <Medal aria-hidden="true" />,
          needs: "PROGRAM_READ",
        },
      ],
    },
    {
      title: t("settingsGroup"),
      items: [
        {
          label: t("settings"),
          href: href({ to: "/console/$programId/settings", params }),
          icon: <Settings2 aria-hidden="true" />,
          needs: "PROGRAM_READ",
        },
        ...useOrganizationPlaces(programId),
      ],
    },
  ];
}

/** How many applications wait, formatted; undefined when none does or it is not known. */
function useApplicationCount(programId: string): string | undefined {
  const { language } = useLanguage();
  const permissions = useViewer()?.permissions ?? [];
  const pause =
    programId === "" || !permissions.includes("PARTNER_READ") || !permissions.includes("REPORT_READ");
  const [{ data }] = useQuery({ query: NavigationTasksDocument, variables: { programId }, pause });
  const count = data?.programTasks.applicationCount ?? 0;
  return count > 0 ? formatCount(count, language) : undefined;
}
