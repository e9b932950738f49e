import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { uiText } from "./text";

/** What every field takes beside its own input's attributes. */
export interface FieldProps {
  label: ReactNode;
  /** Says the label to screen readers only, where a heading beside it already says it to all others. */
  isLabelHidden?: boolean;
  /** What to type, or what follows from it; stands above the input, so that no keyboard covers it. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  /** Says "optional" after the label. We mark what may be left out, not what must be filled in. */
  optional?: boolean;
  className?: string;
}

/** The attributes that wire an input to its label, hint and error. */
export interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Label, hint and error around one input: `<Field label="Name">{(wiring) => <input {...wiring} />}</Field>`. */
export function Field({
  label,
  isLabelHidden,
  hint,
  error,
  optional,
  className,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const t = useText(uiText);
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "font-medium"}>
        {label} {optional && <span className="font-normal text-muted">({t("optional")})</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </div>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** The mistake of a field, announced when it appears. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <p id={id} aria-live="polite" className={error ? "flex items-start gap-1.5 text-sm text-bad" : "hidden"}>
      {error && <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />}
      {error}
    </p>
  );
}
