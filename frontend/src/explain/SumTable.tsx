import { cx } from "~/ui/cx";
import type { SumLine } from "./pricing";

/** The sum line by line: what on the left, how much on the right, the result below a line. */
export function SumTable({ label, lines }: { label: string; lines: readonly SumLine[] }) {
  return (
    <table aria-label={label} className="figures w-full max-w-md">
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className={cx(line.kind !== "part" && "border-t border-line first:border-t-0")}>
            <th
              scope="row"
              className={cx(
                "py-1.5 pr-4 text-left",
                line.kind === "total" ? "font-semibold" : "font-normal text-muted",
              )}
            >
              {line.label}
            </th>
            <td
              className={cx("py-1.5 text-right whitespace-nowrap", line.kind === "total" && "font-semibold")}
            >
              {line.amount}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
