import { Bell as BellIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { IconButton } from "~/ui/IconButton";
import { bellText } from "./bellText";

const UnreadCountDocument = graphql(`
  query UnreadCount {
    unreadNotificationCount
  }
`);

const load = () => import("./BellDrawer");
const BellDrawer = lazy(() => load().then((module) => ({ default: module.BellDrawer })));

/** How often the count is asked for while somebody looks, in milliseconds. */
const beat = 60_000;
/** The largest count that is shown as it is. */
const most = 99;

export interface BellPlaces {
  /** Where all notifications are, and where one chooses what one is told. */
  allHref: string;
  settingsHref: string;
}

/**
 * A bell with how many notifications are unread, and the latest of them, which open beside the page. The bell may stand
 * in several places of a frame, the drawer in one.
 */
export function useBell(places: BellPlaces): { bell: ReactNode; drawer: ReactNode } {
  const t = useText(bellText);
  const [open, setOpen] = useState(false);
  const [{ data }, reload] = useQuery({ query: UnreadCountDocument });
  useEffect(() => {
    const ask = () => {
      if (!document.hidden) reload({ requestPolicy: "network-only" });
    };
    const timer = setInterval(ask, beat);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [reload]);
  const count = data?.unreadNotificationCount ?? 0;
  const number = count > most ? `${most}+` : String(count);
  const bell = (
    <span className="relative inline-flex shrink-0">
      <IconButton
        label={count > 0 ? t("bell", { number }) : t("quiet")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
        icon={<BellIcon aria-hidden="true" className="size-5" />}
      />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="figures pointer-events-none absolute top-0 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 text-on-accent"
        >
          {number}
        </span>
      )}
    </span>
  );
  return {
    bell,
    drawer: <Suspense>{open && <BellDrawer {...places} onClose={() => setOpen(false)} />}</Suspense>,
  };
}
