import type { ComponentProps } from "react";
import { useState } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { Field, type FieldProps } from "./Field";
import { uiText } from "./text";

type Own<T extends "input" | "textarea" | "select"> = FieldProps &
  Omit<ComponentProps<T>, "id" | "className">;

/** One line of text. `suffix` is a unit behind the input ("days", "%"). Spread `form.register("name")` into it. */
export function Input({
  label,
  hint,
  error,
  optional,
  className,
  suffix,
  ...rest
}: Own<"input"> & { suffix?: string }) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <span className="flex items-center gap-2">
          <input
            {...rest}
            {...wiring}
            className={cx("field-box", rest.inputMode === "decimal" && "figures text-right")}
          />
          {suffix && <span className="shrink-0 text-muted">{suffix}</span>}
        </span>
      )}
    </Field>
  );
}

/** A password, which the person may look at while typing. */
export function PasswordInput({ label, hint, error, className, ...rest }: Own<"input">) {
  const [shown, setShown] = useState(false);
  const t = useText(uiText);
  return (
    <div className={cx("flex flex-col gap-2", className)}>
      <Input
        {...rest}
        label={label}
        hint={hint}
        error={error}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
      />
      <Checkbox
        label={t("showPassword")}
        checked={shown}
        onChange={(event) => setShown(event.target.checked)}
      />
    </div>
  );
}

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ label, hint, error, optional, className, rows = 4, ...rest }: Own<"textarea">) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          rows={rows}
          className="field-box field-sizing-content max-h-96 min-h-20"
        />
      )}
    </Field>
  );
}

/** One choice of many. Children are `<option>`s; the native control is the best one on a phone. */
export function Select({ label, hint, error, optional, className, children, ...rest }: Own<"select">) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className}>
      {(wiring) => (
        <select {...rest} {...wiring} className="field-box pr-8">
          {children}
        </select>
      )}
    </Field>
  );
}

/** Yes or no, with the label behind the box. The whole label is the target. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: Omit<FieldProps, "error" | "optional"> & Omit<ComponentProps<"input">, "type" | "className">) {
  return (
    <label
      className={cx(
        "flex items-start gap-2 py-1 pointer-coarse:min-h-11 pointer-coarse:items-center",
        className,
      )}
    >
      <input
        {...rest}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-6"
      />
      <span className="min-w-0 wrap-anywhere">
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
