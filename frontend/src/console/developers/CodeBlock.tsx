import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useText } from "~/lib/i18n/language";
import { IconButton } from "~/ui/IconButton";
import { developerText } from "./text";

/** Code to take away; scrolls inside itself. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const t = useText(developerText);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Browsers refuse this over plain HTTP: the code stays there to be marked.
    await navigator.clipboard?.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const icon = copied ? <Check className="size-4 text-good" /> : <Copy className="size-4" />;
  return (
    <figure>
      <figcaption className="flex items-center justify-between gap-2 text-sm text-muted">
        {label}
        <IconButton
          label={copied ? t("copied") : t("copyCode", { what: label })}
          icon={icon}
          onClick={copy}
          onBlur={() => setCopied(false)}
        />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-sunken px-4 py-3 font-mono text-sm"
      >
        {code}
      </pre>
      <span role="status" className="sr-only">
        {copied && t("copied")}
      </span>
    </figure>
  );
}
