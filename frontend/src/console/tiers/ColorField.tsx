import type { UseFormReturn } from "react-hook-form";
import { Field } from "~/ui/Field";
import type { TierValues } from "./tierForm";

interface ColorFieldProps {
  label: string;
  error: string | undefined;
  form: UseFormReturn<TierValues>;
}

/** A colour: the native picker, with its code beside it. */
export function ColorField({ label, error, form }: ColorFieldProps) {
  return (
    <Field label={label} error={error} className="max-w-48">
      {(wiring) => (
        <span className="flex items-center gap-2">
          <input
            {...wiring}
            type="color"
            className="h-9 w-12 shrink-0 rounded-md border border-edge bg-surface p-1"
            {...form.register("color")}
          />
          <span className="font-mono text-muted">{form.watch("color")}</span>
        </span>
      )}
    </Field>
  );
}
