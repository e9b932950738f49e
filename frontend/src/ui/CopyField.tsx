import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "./Button";
import { Field } from "./Field";
import { uiText } from "./text";

export interface CopyFieldProps {
  label: string;
  value: string;
  hint?: string;
  /** Leaves the label to screen readers: something beside it says it already. */
  isLabelHidden?: boolean;
  /** Where there is no room for all of it, its end is shown: addresses begin alike. */
  showsEnd?: boolean;
}

/** A text to take away (a link, a code, a key) with its copy button; a live region says that it was copied. */
export function CopyField({ label, value, showsEnd, ...field }: CopyFieldProps) {
  const t = useText(uiText);
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (showsEnd && value && input.current) input.current.scrollLeft = input.current.scrollWidth;
  }, [showsEnd, value]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Not allowed here (plain HTTP): leave the text selected, ready for the person's own copy.
      input.current?.select();
    }
  };
  return (
    <Field label={label} {...field}>
      {(wiring) => (
        <span className="flex flex-wrap gap-2">
          <input
            {...wiring}
            ref={input}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
            className="field-box min-w-0 flex-1 basis-32 font-mono"
          />
          <Button
            aria-label={t("copyWhat", { what: label })}
            onClick={copy}
            onBlur={() => setCopied(false)}
            icon={
              copied ? (
                <Check aria-hidden="true" className="size-4 text-good" />
              ) : (
                <Copy aria-hidden="true" className="size-4" />
              )
            }
          >
            {copied ? t("copied") : t("copy")}
          </Button>
          <span role="status" className="sr-only">
            {copied && t("copied")}
          </span>
        </span>
      )}
    </Field>
  );
}
