import type { ReactNode } from "react";

/** A place in the navigation of a shell. */
export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly icon: ReactNode;
  readonly current: boolean;
  /** How many things wait there, formatted; left out when none. */
  readonly count?: string;
}
/** Places under one heading. */
export interface NavGroup {
  readonly title?: string;
  readonly items: readonly NavItem[];
}
