import { max, min } from "d3-array";
import { scaleBand, scaleLinear } from "d3-scale";
import { ChartFrame, type ChartProps } from "./ChartFrame";
import { every, labelAt, plot, YAxis } from "./chartAxis";

/** Bars from zero, one group per label; the exact figure is each bar's title and stands in the table. */
export function BarChart({ title, series, tick }: ChartProps) {
  return (
    <ChartFrame
      title={title}
      series={series}
      draw={(width) => <Bars title={title} series={series} tick={tick} width={width} />}
    />
  );
}

function Bars({ title, series, tick, width }: ChartProps & { width: number }) {
  const labels = series[0]?.points.map((point) => point.label) ?? [];
  const values = series.flatMap((one) => one.points.map((point) => point.value));
  const y = scaleLinear(
    [Math.min(0, min(values) ?? 0), Math.max(0, max(values) ?? 0) || 1],
    [plot.bottom, plot.top],
  ).nice(4);
  const x = scaleBand(labels, [plot.left, width - plot.right])
    .paddingInner(0.3)
    .paddingOuter(0.1);
  const inner = scaleBand(
    series.map((one) => one.name),
    [0, x.bandwidth()],
  );
  const shown = every(labels, width);
  return (
    <svg role="img" aria-label={title} width={width} height={plot.height} className="block text-xs">
      <YAxis scale={y} tick={tick} width={width} />
      {series.map((one, index) =>
        one.points.map((point) => (
          <rect
            key={`${one.name} ${point.label}`}
            x={(x(point.label) ?? 0) + (inner(one.name) ?? 0)}
            width={Math.max(1, inner.bandwidth() - 1)}
            y={Math.min(y(point.value), y(0))}
            height={Math.abs(y(point.value) - y(0))}
            rx={2}
            className={index === 0 ? "fill-accent" : "fill-edge"}
          >
            <title>{`${point.label}: ${point.words}`}</title>
          </rect>
        )),
      )}
      {labels.map((label, index) => {
        if (index % shown !== 0) return null;
        const at = labelAt(label, (x(label) ?? 0) + x.bandwidth() / 2, width);
        return (
          <text key={label} x={at.x} y={plot.height - 6} textAnchor={at.anchor} className="fill-muted">
            {label}
          </text>
        );
      })}
    </svg>
  );
}
