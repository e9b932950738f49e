import type { ReactNode } from "react";
import { cx } from "./cx";

export interface CardProps {
  title?: ReactNode;
  /** A button or link that changes or opens what the card shows. */
  action?: ReactNode;
  /** Leaves the padding to the content (a table or a list of rows). */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A box with a hairline border: one subject. */
export function Card({ title, action, flush, className, children }: CardProps) {
  return (
    <section className={cx("min-w-0 rounded-md border border-line bg-surface", className)}>
      {(title || action) && (
        <header
          className={cx(
            "flex min-h-12 flex-wrap items-center gap-2 px-4 py-2",
            flush && "border-b border-line",
          )}
        >
          {title && (
            <h2 className="max-w-full flex-1 text-lg font-semibold hyphens-auto wrap-break-word">{title}</h2>
          )}
          {action}
        </header>
      )}
      <div className={cx(!flush && "px-4 pb-4", !flush && !title && !action && "pt-4")}>{children}</div>
    </section>
  );
}
