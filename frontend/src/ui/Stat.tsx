import type { ReactNode } from "react";
import { cx } from "./cx";

export interface StatProps {
  label: string;
  /** The figure with its unit: `<Money>`, or a formatted number with a word. */
  value: ReactNode;
  /** From when to when, or what it waits for: "1–31 Dec 2026", "paid on 15 Jan 2027". */
  period: ReactNode;
  /** The rows behind the figure. Left out only where there are none to show. */
  href?: string;
  /** The formula in words. */
  note?: ReactNode;
  /** Against the period before: "+12%". */
  change?: { words: string; tone: "good" | "bad" | "neutral" };
  size?: "lead" | "normal";
}

const changeLooks = { good: "text-good", bad: "text-bad", neutral: "text-muted" };

// The figure shrinks with its card, so that millions in any currency stay inside.
const sizes = {
  lead: "text-[clamp(1.125rem,9cqi,1.875rem)] leading-tight",
  normal: "text-[clamp(1.125rem,8.5cqi,1.5rem)] leading-tight",
};

/** A figure that is a door: label, value with unit, period, and a link over the whole to the rows it sums. */
export function Stat({ label, value, period, href, note, change, size = "normal" }: StatProps) {
  return (
    <div
      className={cx(
        "@container relative flex min-w-0 flex-col gap-0.5 rounded-md border border-line bg-surface p-4",
        href && "hover:bg-hover",
      )}
    >
      <span className="text-muted">
        {href ? (
          <a href={href} className="after:absolute after:inset-0 after:rounded-md hover:underline">
            {label}
          </a>
        ) : (
          label
        )}
      </span>
      <span className={cx("figures font-semibold", size === "lead" ? sizes.lead : sizes.normal)}>
        {value}
      </span>
      <span className="text-sm text-muted">{period}</span>
      {change && <span className={cx("figures text-sm", changeLooks[change.tone])}>{change.words}</span>}
      {note && <span className="mt-1 text-sm text-muted">{note}</span>}
    </div>
  );
}

/** Stats side by side where there is room. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] gap-3">{children}</div>
  );
}
