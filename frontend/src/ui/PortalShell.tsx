import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { Menu } from "./Menu";
import { mainId, SkipLink } from "./SkipLink";
import type { NavItem } from "./shell";
import { uiText } from "./text";

export interface PortalShellProps {
  /** The program's name: it leads, "Rapport" stays small. */
  name: string;
  /** Address of the program's logo; its name is shown without one. */
  logo?: string;
  homeHref: string;
  /** Places in order of use: the first four stand in the bottom bar of a phone, the rest behind "More". */
  items: readonly NavItem[];
  userMenu: ReactNode;
  children: ReactNode;
}

/** The portal's frame: navigation on top on a desktop, within the thumb's reach on a phone; 16 px. */
export function PortalShell({ name, logo, homeHref, items, userMenu, children }: PortalShellProps) {
  const t = useText(uiText);
  return (
    <div className="flex min-h-dvh flex-col text-lg">
      <SkipLink />
      <header className="sticky top-0 z-20 border-b border-line bg-surface">
        <div className="mx-auto flex min-h-14 max-w-5xl items-center gap-4 px-4">
          <a href={homeHref} className="flex min-h-11 min-w-0 items-center font-semibold max-sm:flex-1">
            {logo ? (
              <img src={logo} alt={name} className="max-h-8 max-w-40" />
            ) : (
              <span className="truncate">{name}</span>
            )}
          </a>
          <nav aria-label={t("navigation")} className="flex-1 max-sm:hidden">
            <ul className="flex flex-wrap">
              {items.map((item) => (
                <li key={item.href}>
                  <TopLink item={item} />
                </li>
              ))}
            </ul>
          </nav>
          {userMenu}
        </div>
      </header>
      <main
        id={mainId}
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl min-w-0 flex-1 px-4 py-5 focus:outline-none sm:py-8"
      >
        {children}
      </main>
      <footer className="mx-auto w-full max-w-5xl px-4 pb-6 text-xs text-muted max-sm:pb-24">Rapport</footer>
      <BottomBar items={items} />
    </div>
  );
}

function TopLink({ item }: { item: NavItem }) {
  return (
    <a
      href={item.href}
      aria-current={item.current ? "page" : undefined}
      className={cx(
        "-mb-px flex min-h-14 items-center gap-2 border-b-2 px-3 text-base -outline-offset-2",
        item.current ? "border-accent-text font-medium" : "border-transparent text-muted hover:text-ink",
      )}
    >
      {item.label}
      {item.count && (
        <span className="figures rounded-full bg-accent-soft px-1.5 text-xs text-accent-text">
          {item.count}
        </span>
      )}
    </a>
  );
}

const barLook =
  "relative flex min-h-14 w-full flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2 [&>svg]:size-5";

function BottomBar({ items }: { items: readonly NavItem[] }) {
  const t = useText(uiText);
  const [shown, rest] = items.length <= 5 ? [items, []] : [items.slice(0, 4), items.slice(4)];
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="flex">
        {shown.map((item) => (
          <li key={item.href} className="min-w-0 flex-1">
            <a
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={cx(barLook, item.current ? "font-medium text-accent-text" : "text-muted")}
            >
              {item.icon}
              <span className="max-w-full truncate px-1">{item.label}</span>
              {item.count && (
                <span className="figures absolute top-1 left-1/2 ml-1.5 rounded-full bg-accent px-1 text-[0.625rem] leading-4 text-on-accent">
                  {item.count}
                </span>
              )}
            </a>
          </li>
        ))}
        {rest.length > 0 && (
          <li className="min-w-0 flex-1">
            <Menu
              trigger={
                <button
                  type="button"
                  className={cx(
                    barLook,
                    rest.some((item) => item.current) ? "font-medium text-accent-text" : "text-muted",
                  )}
                >
                  <Ellipsis aria-hidden="true" />
                  {t("more")}
                </button>
              }
              groups={[{ items: rest.map(({ label, href, icon }) => ({ label, href, icon })) }]}
            />
          </li>
        )}
      </ul>
    </nav>
  );
}
