import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

/** A line of a few dozen values beside a figure. `label` says what it shows and how it went, for it has no axis. */
export function Sparkline({ label, values }: { label: string; values: readonly number[] }) {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [1, 79]);
  const y = scaleLinear([0, max(values) || 1], [19, 2]);
  const path = line<number>(
    (_, index) => x(index),
    (value) => y(value),
  )([...values]);
  return (
    <svg role="img" aria-label={label} viewBox="0 0 80 20" className="h-5 w-20 text-accent-text">
      <path d={path ?? ""} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
