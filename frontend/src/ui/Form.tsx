import type { ComponentProps, ReactNode } from "react";
import { Banner } from "./Banner";
import { cx } from "./cx";

/**
 * A form: its mistakes on top in a banner that takes focus by being announced, fields in one column, actions last.
 * Native constraints stay on: leave `noValidate` away unless a schema says more.
 */
export function Form({
  problems = [],
  className,
  children,
  ...rest
}: ComponentProps<"form"> & { problems?: readonly string[] }) {
  return (
    <form {...rest} className={cx("flex max-w-xl flex-col gap-5", className)}>
      <div aria-live="assertive" className="empty:hidden">
        {problems.length > 0 && (
          <Banner tone="bad">
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </Banner>
        )}
      </div>
      {children}
    </form>
  );
}

/** A group of fields under one heading. */
export function FormSection({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-3 text-lg font-semibold">{title}</legend>
      {note && <p className="-mt-2 text-muted">{note}</p>}
      {children}
    </fieldset>
  );
}

/** The buttons that end a form; the main one first. They fill the width on a phone. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 max-sm:flex-col max-sm:*:w-full">{children}</div>;
}
