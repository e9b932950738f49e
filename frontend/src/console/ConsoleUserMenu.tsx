import { useParams } from "@tanstack/react-router";
import { ChevronsUpDown } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useSession } from "~/lib/session";
import type { Viewer } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import type { MenuGroup } from "~/ui/Menu";
import { UserMenu } from "~/ui/UserMenu";
import { placeText } from "./places/text";
import { consoleText } from "./text";

/** The person's own menu: other seats, theme, language, leaving. */
export function ConsoleUserMenu({ viewer }: { viewer: Viewer | undefined }) {
  const t = useText(consoleText);
  const places = useText(placeText);
  const href = useHref();
  const { programId } = useParams({ strict: false });
  const session = useSession();
  const name = viewer?.user?.name ?? "";
  const seats: MenuGroup = {
    title: t("seats"),
    items: (viewer?.seats ?? []).map((seat) => ({
      label: seat.partnerName ? `${seat.partnerName} · ${seat.organizationName}` : seat.organizationName,
      checked: seat.isCurrent,
      onSelect: () => void session.takeSeat(seat.id),
    })),
  };
  const own: MenuGroup[] = programId
    ? [
        {
          items: [
            {
              label: places("profile"),
              href: href({ to: "/console/$programId/profile", params: { programId } }),
            },
          ],
        },
      ]
    : [];
  return (
    <UserMenu
      trigger={
        <Button look="quiet" className="w-full font-normal">
          <span className="flex-1 truncate text-left">{name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-4 text-muted" />
        </Button>
      }
      name={name}
      groups={[...own, ...(seats.items.length > 1 ? [seats] : [])]}
      signOut={{ label: t("signOut"), onSelect: () => void session.signOut() }}
    />
  );
}
