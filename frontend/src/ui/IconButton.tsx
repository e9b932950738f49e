import type { ComponentProps, ReactNode } from "react";
import { buttonClass } from "./Button";
import { cx } from "./cx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** What it does, for screen readers and the tooltip. */
  label: string;
  icon: ReactNode;
}

/** A button of one icon, only where its place explains it (close, copy, row menu). */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      {...rest}
      className={buttonClass(
        "quiet",
        cx("tip w-9 shrink-0 text-muted hover:text-ink pointer-coarse:w-11", className),
        "px-0",
      )}
    >
      {icon}
    </button>
  );
}
