import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export interface FoldProps {
  /** What is in it. */
  title: ReactNode;
  /** One short line under the title: what matters of it while it is closed. */
  note?: ReactNode;
  /** Stands on the right: a sum. */
  aside?: ReactNode;
  /** Whether it is open at first. */
  open?: boolean;
  onToggle?: (isOpen: boolean) => void;
  /** Without its title, where there is room for all of it. */
  isFlat?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part that opens and closes; closed it says what is in it. */
export function Fold({ title, note, aside, open, onToggle, isFlat, className, children }: FoldProps) {
  return (
    <details
      open={open}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
      className={cx("group/fold", className)}
    >
      <summary
        className={cx(
          "flex min-h-11 cursor-pointer list-none items-start gap-2 px-4 py-3 hover:bg-hover [&::-webkit-details-marker]:hidden",
          isFlat && "hidden",
        )}
      >
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-muted group-open/fold:rotate-90"
        />
        <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-6 gap-y-0.5">
          <span className="flex min-w-0 flex-col">
            <span className="font-medium">{title}</span>
            {note && <span className="text-sm text-muted">{note}</span>}
          </span>
          {aside && <span className="figures sm:text-right">{aside}</span>}
        </span>
      </summary>
      {children}
    </details>
  );
}
