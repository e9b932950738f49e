import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

const tones = {
  info: { look: "bg-accent-soft", icon: <Info className="text-accent-text" /> },
  good: { look: "bg-good-soft", icon: <CircleCheck className="text-good" /> },
  warn: { look: "bg-warn-soft", icon: <TriangleAlert className="text-warn" /> },
  bad: { look: "bg-bad-soft", icon: <CircleAlert className="text-bad" /> },
} as const;

/** Something the whole page should know, with the action that answers it. */
export function Banner({
  tone = "info",
  title,
  action,
  children,
}: {
  tone?: keyof typeof tones;
  title?: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div
      className={cx(
        "flex flex-wrap items-start gap-3 rounded-md border border-line px-4 py-3",
        tones[tone].look,
      )}
    >
      <span aria-hidden="true" className="mt-0.5 shrink-0 [&>svg]:size-4">
        {tones[tone].icon}
      </span>
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
