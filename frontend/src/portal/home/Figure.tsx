import type { ReactNode } from "react";
import { cx } from "~/ui/cx";

export interface FigureProps {
  label: string;
  value: ReactNode;
  /** From when to when, or as of when. */
  period: ReactNode;
  /** The rows behind it. */
  href: string;
  /** The formula in words; desktops only, where there is room. */
  note?: string;
  isLead?: boolean;
  /** One of several currencies: on a phone two figures stand side by side. */
  isCompact?: boolean;
}

/** A figure that is a door. A card of its own on a desktop; on a phone a line, so that all of them fit one look. */
export function Figure({ label, value, period, href, note, isLead, isCompact }: FigureProps) {
  return (
    <div
      className={cx(
        "relative flex min-w-0 gap-x-4 gap-y-0.5 bg-surface px-4 hover:bg-hover",
        isCompact
          ? "flex-col max-sm:border-t max-sm:border-line max-sm:py-3 max-sm:nth-[-n+2]:border-t-0"
          : "max-sm:flex-wrap max-sm:items-baseline max-sm:justify-between max-sm:border-t max-sm:border-line max-sm:py-3 max-sm:first:border-t-0",
        "sm:flex-col sm:rounded-md sm:border sm:border-line sm:py-4",
      )}
    >
      <div className={isCompact ? "contents" : "min-w-0 flex-1 basis-28 sm:contents"}>
        <a href={href} className="text-muted after:absolute after:inset-0 order-1 hover:underline">
          {label}
        </a>
        <span className="order-3 block text-sm text-muted">{period}</span>
      </div>
      <span
        className={cx(
          "figures order-2 font-semibold",
          !isCompact && "shrink-0 max-sm:ml-auto",
          isCompact
            ? "text-lg wrap-anywhere max-sm:[&_span]:whitespace-normal sm:text-2xl"
            : isLead
              ? "text-2xl sm:text-3xl"
              : "text-xl sm:text-2xl",
        )}
      >
        {value}
      </span>
      {note && !isCompact && <span className="mt-1 text-sm text-muted order-4 max-sm:hidden">{note}</span>}
    </div>
  );
}

/** Figures of one currency: one box on a phone, side by side where there is room. */
export function FigureRow({ children, isCompact }: { children: ReactNode; isCompact?: boolean }) {
  return (
    <div
      className={cx(
        "grid max-sm:overflow-hidden max-sm:rounded-md max-sm:border max-sm:border-line sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] sm:gap-3",
        isCompact && "max-sm:grid-cols-2",
      )}
    >
      {children}
    </div>
  );
}
