import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx";
import { FieldError, type FieldProps } from "./Field";

/** One of a few choices that are worth seeing all at once (up to about six). */
export function RadioGroup({
  label,
  hint,
  error,
  optional: _,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  const id = useId();
  return (
    <fieldset
      className={cx("flex min-w-0 flex-col gap-1", className)}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="mb-1 font-medium">{label}</legend>
      {hint && <div className="text-sm text-muted">{hint}</div>}
      {children}
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}

/** A choice inside a `RadioGroup`. Spread `form.register("mode")` and give its `value`. */
export function Radio({
  label,
  hint,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<"input">, "type" | "className">) {
  return (
    <label className="flex items-start gap-2 py-1 pointer-coarse:min-h-11 pointer-coarse:items-center">
      <input {...rest} type="radio" className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-6" />
      <span className="min-w-0 wrap-anywhere">
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
