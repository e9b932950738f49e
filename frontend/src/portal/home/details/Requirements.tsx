import { Check } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { ProgressBar } from "~/ui/Progress";
import type { RequirementLine } from "./progress";
import { detailsText } from "./text";

/** What a tier asks: a bar for what is still open, a line for what is met. */
export function Requirements({ lines }: { lines: readonly RequirementLine[] }) {
  const t = useText(detailsText);
  const met = lines.filter((line) => line.isMet);
  return (
    <>
      {lines
        .filter((line) => !line.isMet)
        .map(({ isMet: _open, ...line }) => (
          <ProgressBar key={line.label} {...line} />
        ))}
      {met.length > 0 && (
        <ul className="flex flex-col gap-1">
          {met.map((line) => (
            <li key={line.label} className="flex items-start gap-2">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" />
              <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
                <span>
                  <span className="sr-only">{t("met")}: </span>
                  {line.label}
                </span>
                <span className="figures text-muted">{line.words}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
