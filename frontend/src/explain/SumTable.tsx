import { cx } from "~/ui/cx";
import type { SumLine } from "./sum";

/**
 * The sum line by line: what on the left, how much on the right (below, if there is no room), the result below a line.
 * Roles are explicit because a line that wraps is no table row to the browser.
 */
export function SumTable({ label, lines }: { label: string; lines: readonly SumLine[] }) {
  return (
    <table role="table" aria-label={label} className="figures block w-full max-w-md">
      <tbody role="rowgroup" className="block">
        {lines.map((line) => (
          <tr
            key={line.key}
            role="row"
            className={cx(
              "flex flex-wrap justify-between gap-x-4 py-1.5",
              line.kind !== "part" && "border-t border-line first:border-t-0",
            )}
          >
            <th
              role="rowheader"
              scope="row"
              className={cx(
                "min-w-0 flex-1 basis-32 text-left",
                line.kind === "total" ? "font-semibold" : "font-normal text-muted",
              )}
            >
              {line.label}
            </th>
            <td
              role="cell"
              className={cx("ml-auto max-w-full text-right", line.kind === "total" && "font-semibold")}
            >
              {line.amount}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
