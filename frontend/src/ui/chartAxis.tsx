import type { ScaleLinear } from "d3-scale";

/** The measures all charts share, in pixels. */
export const plot = { height: 220, top: 8, bottom: 192, left: 56, right: 8 };

/** Every how many labels one fits below the axis. */
export function every(count: number, width: number): number {
  return Math.max(1, Math.ceil((count * 64) / Math.max(64, width - plot.left)));
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
