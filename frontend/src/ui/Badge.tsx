import { Ban, CircleAlert, CircleCheck, CircleDashed, CirclePause, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

const tones = {
  neutral: "bg-sunken text-ink",
  accent: "bg-accent-soft text-accent-text",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const;
/** What a colour means; words always stand beside it. */
export type Tone = keyof typeof tones;

/** A short word about a row. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium sm:[td_&]:whitespace-nowrap",
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}

const states = {
  waiting: { tone: "neutral", icon: Clock },
  open: { tone: "accent", icon: CircleDashed },
  done: { tone: "good", icon: CircleCheck },
  held: { tone: "warn", icon: CirclePause },
  failed: { tone: "bad", icon: CircleAlert },
  ended: { tone: "neutral", icon: Ban },
} as const;
/** The six ways a thing can stand, whatever its own states are called. */
export type Standing = keyof typeof states;

/** The state of a thing: icon and word beside the colour. Say what happens next where you can: "Held until 14 Dec 2026". */
export function StatusBadge({ standing, children }: { standing: Standing; children: ReactNode }) {
  const { tone, icon: Icon } = states[standing];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" className="size-3.5" />}>
      {children}
    </Badge>
  );
}
