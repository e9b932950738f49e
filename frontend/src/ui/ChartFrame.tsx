import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { uiText } from "./text";

/** One value of a chart: where it stands, how long it is drawn, and the exact figure in words. */
export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  readonly words: string;
}
/** A named row of values; the second is drawn lighter (the period before). All series have the same labels. */
interface ChartSeries {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartProps {
  /** What is drawn, with unit and period: "Revenue by month in EUR, Jan–Dec 2026". */
  title: string;
  series: readonly ChartSeries[];
  /** Formats a value of the axis. */
  tick: (value: number) => string;
}

/** Measures its own width for a drawing that is never stretched, and gives the same figures as a table. */
export function ChartFrame({
  title,
  series,
  draw,
}: Omit<ChartProps, "tick"> & { draw: (width: number) => ReactNode }) {
  const t = useText(uiText);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(240, Math.floor(entry.contentRect.width))),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <figure className="m-0 flex flex-col gap-2">
      <figcaption id={id} className="text-sm text-muted">
        {title}
      </figcaption>
      {series.length > 1 && <Legend series={series} />}
      <div ref={box} className="min-w-0 overflow-hidden">
        {draw(width)}
      </div>
      <details>
        <summary className="text-sm text-muted hover:text-ink">{t("asTable")}</summary>
        <FiguresTable labelledBy={id} series={series} />
      </details>
    </figure>
  );
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-4 text-sm">
      {series.map((one, index) => (
        <li key={one.name} className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={index === 0 ? "h-0.5 w-4 bg-accent-text" : "w-4 border-t-2 border-dashed border-edge"}
          />
          {one.name}
        </li>
      ))}
    </ul>
  );
}

function FiguresTable({ labelledBy, series }: { labelledBy: string; series: readonly ChartSeries[] }) {
  return (
    <div className="max-h-72 overflow-auto">
      <table aria-labelledby={labelledBy} className="figures mt-2 w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-muted">
            <td />
            {series.map((one) => (
              <th key={one.name} scope="col" className="py-1 pl-4 text-right font-medium">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series[0]?.points.map((point, index) => (
            <tr key={point.label} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1 text-left font-normal">
                {point.label}
              </th>
              {series.map((one) => (
                <td key={one.name} className="py-1 pl-4 text-right">
                  {one.points[index]?.words ?? "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
