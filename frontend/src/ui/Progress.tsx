import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { uiText } from "./text";

export interface ProgressBarProps {
  label: string;
  /** How far, 0 to 1; outside values are clamped. */
  share: number;
  /** The same in words: "€3,200.00 of €5,000.00". */
  words: ReactNode;
  /** What is missing, or until when: "€1,800.00 more by 31 Dec 2026". */
  note?: ReactNode;
}

/** How far something has come, in words and as a bar. */
export function ProgressBar({ label, share, words, note }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="figures text-muted">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      {note && <p className="text-sm text-muted">{note}</p>}
    </div>
  );
}

/** One step of a ladder, from the entry up. */
export interface LadderStep {
  readonly key: string;
  readonly name: string;
  readonly state: "done" | "current" | "to-come";
  /** What it asks or gives, or how many stand on it. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** Steps in order with where one stands: tiers, an onboarding checklist, a payout run. */
export function StepLadder({ label, steps }: { label: string; steps: readonly LadderStep[] }) {
  const t = useText(uiText);
  const words = { done: t("done"), current: t("current"), "to-come": t("toCome") };
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === "current" ? "step" : undefined}
          className="flex gap-3"
        >
          <div aria-hidden="true" className="flex flex-col items-center">
            <Mark state={step.state} place={index + 1} />
            {index < steps.length - 1 && (
              <span className={cx("w-px flex-1", step.state === "done" ? "bg-accent" : "bg-line")} />
            )}
          </div>
          <div className="min-w-0 flex-1 pb-5">
            <p className="flex flex-wrap items-baseline gap-x-2 font-medium hyphens-auto wrap-anywhere">
              {step.name} <span className="text-sm font-normal text-muted">{words[step.state]}</span>
            </p>
            {step.note && <div className="text-muted">{step.note}</div>}
            {step.children && <div className="mt-2">{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ state, place }: { state: LadderStep["state"]; place: number }) {
  const look = {
    done: "border-accent bg-accent text-on-accent",
    current: "border-accent-text bg-surface text-accent-text border-2",
    "to-come": "border-edge bg-surface text-muted",
  }[state];
  return (
    <span
      className={cx("figures grid size-6 place-items-center rounded-full border text-xs font-semibold", look)}
    >
      {state === "done" ? <Check className="size-3.5" /> : place}
    </span>
  );
}
