import type { ScaleLinear } from "d3-scale";

/** The measures all charts share, in pixels. */
export const plot = { height: 220, top: 8, bottom: 192, left: 56, right: 8 };

/** About how wide a character of the axis is, in pixels. */
const character = 6.5;

/** Every how many labels one fits below the axis. */
export function every(labels: readonly string[], width: number): number {
  const widest = Math.max(64, ...labels.map((label) => label.length * character + 16));
  return Math.max(1, Math.ceil((labels.length * widest) / Math.max(widest, width - plot.left)));
}

/** Where a label stands below its middle: moved inside where it would be cut off at the right edge. */
export function labelAt(
  label: string,
  middle: number,
  width: number,
): { x: number; anchor: "middle" | "end" } {
  const isCut = middle + (label.length * character) / 2 > width;
  return isCut ? { x: width - 1, anchor: "end" } : { x: middle, anchor: "middle" };
}

/** Hairlines with their values; zero is a little stronger. */
export function YAxis({
  scale,
  tick,
  width,
}: {
  scale: ScaleLinear<number, number>;
  tick: (value: number) => string;
  width: number;
}) {
  return (
    <g>
      {scale.ticks(4).map((value) => (
        <g key={value}>
          <line
            x1={plot.left}
            x2={width - plot.right}
            y1={scale(value)}
            y2={scale(value)}
            className={value === 0 ? "stroke-edge" : "stroke-line"}
          />
          <text
            x={plot.left - 8}
            y={scale(value)}
            dy="0.32em"
            textAnchor="end"
            className="figures fill-muted"
          >
            {tick(value)}
          </text>
        </g>
      ))}
    </g>
  );
}
