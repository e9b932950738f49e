import type { ReactNode } from "react";

/** One stage of a pipeline with what stands in it. */
export interface StageShare {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** The count as words, formatted. */
  readonly words: string;
  readonly value?: ReactNode;
  /** The referrals in this stage. */
  readonly href?: string;
}

/** The pipeline as one slim bar with its legend; each stage leads to its rows. */
export function StageBar({ label, stages }: { label: string; stages: readonly StageShare[] }) {
  const shade = (index: number) => 30 + Math.round((70 * (index + 1)) / stages.length);
  const color = (index: number) => `color-mix(in oklab, var(--accent) ${shade(index)}%, var(--sunken))`;
  return (
    <section aria-label={label} className="flex flex-col gap-3">
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full bg-sunken">
        {stages.map((stage, index) => (
          <span key={stage.key} style={{ flexGrow: stage.count, background: color(index) }} />
        ))}
      </div>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8rem),1fr))] gap-x-4 gap-y-2">
        {stages.map((stage, index) => (
          <li key={stage.key} className="relative flex items-start gap-2">
            <span
              aria-hidden="true"
              className="mt-1.5 size-2 shrink-0 rounded-full"
              style={{ background: color(index) }}
            />
            <div className="min-w-0">
              {stage.href ? (
                <a href={stage.href} className="after:absolute after:inset-0 hover:underline">
                  {stage.name}
                </a>
              ) : (
                stage.name
              )}
              <p className="figures flex flex-wrap gap-x-2 text-sm text-muted">
                <span>{stage.words}</span>
                {stage.value}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
