import { max, min } from "d3-array";
import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { ChartFrame, type ChartPoint, type ChartProps } from "./ChartFrame";
import { every, plot, YAxis } from "./chartAxis";

/** A line over time from zero; a second series (the period before) is dashed. */
export function LineChart({ title, series, tick }: ChartProps) {
  return (
    <ChartFrame
      title={title}
      series={series}
      draw={(width) => <Lines title={title} series={series} tick={tick} width={width} />}
    />
  );
}

function Lines({ title, series, tick, width }: ChartProps & { width: number }) {
  const labels = series[0]?.points.map((point) => point.label) ?? [];
  const values = series.flatMap((one) => one.points.map((point) => point.value));
  const y = scaleLinear(
    [Math.min(0, min(values) ?? 0), Math.max(0, max(values) ?? 0) || 1],
    [plot.bottom, plot.top],
  ).nice(4);
  const x = scalePoint(labels, [plot.left + 8, width - plot.right - 16]);
  // The second series is laid over the first by place, whatever its own labels are.
  const path = line<ChartPoint>(
    (_, index) => x(labels[index] ?? "") ?? 0,
    (point) => y(point.value),
  );
  const shown = every(labels, width);
  return (
    <svg role="img" aria-label={title} width={width} height={plot.height} className="block text-xs">
      <YAxis scale={y} tick={tick} width={width} />
      {series.map((one, index) => (
        <path
          key={one.name}
          d={path([...one.points]) ?? ""}
          fill="none"
          strokeWidth={2}
          strokeLinejoin="round"
          strokeDasharray={index === 0 ? undefined : "4 4"}
          className={index === 0 ? "stroke-accent-text" : "stroke-edge"}
        />
      ))}
      {series[0]?.points.map((point) => (
        <circle
          key={point.label}
          cx={x(point.label)}
          cy={y(point.value)}
          r={8}
          className="fill-transparent hover:fill-accent-soft"
        >
          <title>{`${point.label}: ${point.words}`}</title>
        </circle>
      ))}
      {labels.map((label, index) =>
        index % shown === 0 ? (
          <text key={label} x={x(label)} y={plot.height - 6} textAnchor="middle" className="fill-muted">
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}
