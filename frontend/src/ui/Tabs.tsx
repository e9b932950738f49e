import { useLayoutEffect, useRef, useState } from "react";
import { cx } from "./cx";

/** One tab: an address, so that a tab can be sent to somebody and the back button works. */
export interface TabLink {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  /** How many rows wait there. */
  readonly count?: string;
}

/** Tabs as links: each has an address of its own. Scrolls sideways inside itself on a phone. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const nav = useRef<HTMLElement>(null);
  const [hasMore, setHasMore] = useState(false);
  const current = tabs.find((tab) => tab.current)?.href;
  /** Tabs beyond the edge are hinted at: they may end exactly where the window does. */
  const look = () => {
    const list = nav.current;
    if (list) setHasMore(list.scrollLeft + list.clientWidth < list.scrollWidth - 1);
  };
  // Where not all tabs fit, the one that is open is among those that are seen. Counts that come later move it.
  const counts = tabs.map((tab) => tab.count).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when another tab opens or its place changes.
  useLayoutEffect(() => {
    look();
    window.addEventListener("resize", look);
    const leave = () => window.removeEventListener("resize", look);
    const open = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (!nav.current || !open) return leave;
    const [list, tab] = [nav.current.getBoundingClientRect(), open.getBoundingClientRect()];
    if (tab.right > list.right) nav.current.scrollLeft += tab.right - list.right;
    if (tab.left < list.left) nav.current.scrollLeft -= list.left - tab.left;
    return leave;
  }, [current, counts]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      onScroll={look}
      className={cx(
        "overflow-x-auto border-b border-line",
        hasMore && "[mask-image:linear-gradient(to_left,transparent,black_3rem)]",
      )}
    >
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "-mb-px flex min-h-10 items-center gap-2 border-b-2 px-2 whitespace-nowrap -outline-offset-2",
                tab.current
                  ? "border-accent-text font-medium text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count && (
                <span className="figures rounded-full bg-sunken px-2 text-xs text-muted">{tab.count}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
