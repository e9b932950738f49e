import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

// On a phone the words wrap, as the text may be twice as large; before that, what stands beside the button gives way.
const base =
  "inline-flex max-w-full shrink-0 flex-wrap items-center justify-center gap-x-2 rounded-md border py-1 min-h-9 pointer-coarse:min-h-11 text-center font-medium wrap-anywhere sm:flex-nowrap sm:whitespace-nowrap [&>svg]:shrink-0 transition-colors duration-100 disabled:opacity-60 disabled:cursor-not-allowed aria-disabled:opacity-60";
const looks = {
  primary: "border-transparent bg-accent text-on-accent hover:not-disabled:brightness-95",
  secondary: "border-line bg-surface text-ink hover:not-disabled:bg-hover",
  quiet: "border-transparent bg-transparent text-ink hover:not-disabled:bg-hover",
  danger: "border-transparent bg-bad-fill text-[#fff] hover:not-disabled:brightness-95",
} as const;

/** `primary` once per view; `danger` for what cannot be undone; `quiet` in rows and headers. */
export type ButtonLook = keyof typeof looks;

/** The classes of a button, for a router `<Link>` or an element that is not one of these two. */
export function buttonClass(look: ButtonLook = "secondary", extra?: string, padding = "px-3"): string {
  return cx(base, padding, looks[look], extra);
}

export interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  /** A lucide icon before the words; it never replaces them. */
  icon?: ReactNode;
  /** Something is on its way: the button keeps its words and its place, and refuses a second click. */
  busy?: boolean;
}

/** A button that says what it does: "Approve 12 partners", not "OK". */
export function Button({
  look = "secondary",
  icon,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      className={buttonClass(look, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({
  look = "secondary",
  icon,
  className,
  children,
  ...rest
}: ComponentProps<"a"> & { look?: ButtonLook; icon?: ReactNode }) {
  return (
    <a {...rest} className={buttonClass(look, className)}>
      {icon}
      {children}
    </a>
  );
}

/** A turning ring; it stands still for people who asked for no motion. */
function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  );
}
