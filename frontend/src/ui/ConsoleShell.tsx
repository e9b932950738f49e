import { Menu as MenuIcon, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "./Button";
import { cx } from "./cx";
import { Drawer } from "./Dialog";
import { IconButton } from "./IconButton";
import { mainId, SkipLink } from "./SkipLink";
import type { NavGroup } from "./shell";
import { uiText } from "./text";

export interface ConsoleShellProps {
  /** The organization's name. */
  name: string;
  groups: readonly NavGroup[];
  /** The choice of program, above the navigation. */
  switcher?: ReactNode;
  /** The bell of notifications, beside the name. */
  bell?: ReactNode;
  /** The person's menu, at the foot of the sidebar. */
  userMenu: ReactNode;
  onSearch: () => void;
  children: ReactNode;
}

/** The console's frame: a sidebar on a desktop, a drawer on a phone; dense, 14 px. */
export function ConsoleShell(props: ConsoleShellProps) {
  const t = useText(uiText);
  const [open, setOpen] = useState(false);
  const closeOnLink = (event: { target: EventTarget }) => {
    if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
  };
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <header className="sticky top-0 z-20 flex items-center gap-1 border-b border-line bg-surface px-2 py-1 lg:hidden print:hidden">
        <IconButton
          label={t("menu")}
          aria-expanded={open}
          onClick={() => setOpen(true)}
          icon={<MenuIcon aria-hidden="true" className="size-5" />}
        />
        <span className="min-w-0 flex-1 truncate font-semibold">{props.name}</span>
        {props.bell}
        <IconButton
          label={t("search")}
          onClick={props.onSearch}
          icon={<Search aria-hidden="true" className="size-5" />}
        />
      </header>
      <Drawer open={open} onClose={() => setOpen(false)} title={props.name} side="left">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only watches for links, which have their own keys. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the same. */}
        <div onClick={closeOnLink} className="-mx-2 flex flex-col gap-4">
          {props.switcher}
          <ConsoleNav groups={props.groups} />
          {props.userMenu}
        </div>
      </Drawer>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-3 border-r border-line bg-surface p-3 lg:flex print:hidden">
        <div className="flex shrink-0 items-center gap-1">
          <p className="min-w-0 flex-1 truncate px-2 text-lg font-semibold">{props.name}</p>
          {props.bell}
        </div>
        {props.switcher}
        <Button
          className="shrink-0 justify-start font-normal text-muted"
          onClick={props.onSearch}
          icon={<Search aria-hidden="true" className="size-4" />}
        >
          <span className="flex-1 text-left">{t("search")}</span>
          <kbd className="text-xs">⌘K</kbd>
        </Button>
        <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
          <ConsoleNav groups={props.groups} />
        </div>
        <div className="flex shrink-0 flex-col gap-2">
          {props.userMenu}
          <p className="px-2 text-xs text-muted">Rapport</p>
        </div>
      </aside>
      <main
        id={mainId}
        tabIndex={-1}
        className="min-w-0 px-4 py-5 focus:outline-none sm:px-6 lg:px-8 lg:py-6"
      >
        <div className="mx-auto max-w-7xl">{props.children}</div>
      </main>
    </div>
  );
}

function ConsoleNav({ groups }: { groups: readonly NavGroup[] }) {
  const t = useText(uiText);
  return (
    <nav aria-label={t("navigation")} className="flex flex-col gap-3">
      {groups.map((group) => (
        <div key={group.title ?? "first"}>
          {group.title && <p className="px-2 pb-0.5 text-xs font-medium text-muted">{group.title}</p>}
          <ul className="flex flex-col gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <a
                  href={item.href}
                  aria-current={item.current ? "page" : undefined}
                  className={cx(
                    "flex min-h-7.5 items-center gap-2 rounded-md px-2 pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0",
                    item.current ? "bg-sunken font-medium" : "text-muted hover:bg-hover hover:text-ink",
                  )}
                >
                  {item.icon}
                  <span className="flex-1 truncate">{item.label}</span>
                  {item.count && (
                    <span className="figures rounded-full bg-accent-soft px-1.5 text-xs text-accent-text">
                      {item.count}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
