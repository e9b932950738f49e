import { useText } from "~/lib/i18n/language";
import { uiText } from "./text";

/** One step of a funnel. */
export interface FunnelStep {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly words: string;
  /** Share of the step before, formatted ("12.5%"); none for the first. */
  readonly share?: string;
  readonly href?: string;
}

/** Clicks → leads → sales as bars of true length, each with its figure, its share of the step before and its rows. */
export function Funnel({ label, steps }: { label: string; steps: readonly FunnelStep[] }) {
  const t = useText(uiText);
  const most = Math.max(1, ...steps.map((step) => step.count));
  return (
    <ol aria-label={label} className="flex flex-col gap-3">
      {steps.map((step) => (
        <li key={step.key} className="relative flex flex-col gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            {step.href ? (
              <a href={step.href} className="after:absolute after:inset-0 hover:underline">
                {step.name}
              </a>
            ) : (
              <span>{step.name}</span>
            )}
            <span className="figures">
              <span className="font-semibold">{step.words}</span>
              {step.share && (
                <span className="ml-2 text-sm text-muted">
                  {t("fromPrevious", { percentage: step.share })}
                </span>
              )}
            </span>
          </div>
          <div aria-hidden="true" className="h-3 rounded-sm bg-sunken">
            <div
              className="h-full rounded-sm bg-accent"
              style={{ width: `${(100 * step.count) / most}%`, minWidth: step.count > 0 ? "2px" : 0 }}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
