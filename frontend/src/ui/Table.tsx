import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { uiText } from "./text";

/** One column. The first one names the row: it carries the row's link and becomes the title of its card on a phone. */
export interface Column<R> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand on the right, in tabular digits. */
  readonly numeric?: boolean;
  /** Makes the header a link that sorts; `direction` is set when the list is sorted by it now. */
  readonly sort?: { readonly href: string; readonly direction?: "ASC" | "DESC" };
  /** Left out of the cards on a phone. */
  readonly wideOnly?: boolean;
}

export interface TableProps<R> {
  /** What the rows are, for screen readers: "Partners". */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Where a row leads. The whole row is the target; ↑ ↓ Home End move between rows. */
  rowHref?: (row: R) => string;
  /** Ticked rows, for bulk actions, with what names a row to a screen reader. */
  selection?: {
    selected: ReadonlySet<string>;
    onChange: (selected: ReadonlySet<string>) => void;
    label: (row: R) => string;
    all: string;
  };
}

/**
 * A dense table, which scrolls in itself where it is too wide; below 640 px each row becomes a card. Roles are explicit
 * because cards change `display`.
 */
export function Table<R>(props: TableProps<R>) {
  const { caption, columns, rows, rowKey } = props;
  return (
    <div className="sm:overflow-x-auto">
      <table role="table" aria-label={caption} className="w-full border-collapse text-left max-sm:block">
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {props.selection && <SelectAll {...props} selection={props.selection} />}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={moveBetweenRows} className="max-sm:block">
          {rows.map((row) => (
            <Row key={rowKey(row)} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellLook = "px-4 py-2 align-middle";

function HeaderCell<R>({ column }: { column: Column<R> }) {
  const t = useText(uiText);
  const { sort } = column;
  const sorted =
    sort?.direction === "ASC" ? "ascending" : sort?.direction === "DESC" ? "descending" : undefined;
  const Arrow = sort?.direction === "ASC" ? ArrowUp : ArrowDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sorted}
      className={cx(
        cellLook,
        "border-b border-line text-sm font-medium whitespace-nowrap text-muted",
        column.numeric && "text-right",
      )}
    >
      {sort ? (
        <a
          href={sort.href}
          title={t("sortBy", { column: column.header })}
          className="inline-flex items-center gap-1 hover:text-ink"
        >
          {column.header}
          <Arrow aria-hidden="true" className={cx("size-3.5", !sort.direction && "opacity-30")} />
        </a>
      ) : (
        column.header
      )}
    </th>
  );
}

function Row<R>({ row, columns, rowKey, rowHref, selection }: TableProps<R> & { row: R }) {
  const key = rowKey(row);
  const href = rowHref?.(row);
  const toggle = () => {
    const next = new Set(selection?.selected);
    if (!next.delete(key)) next.add(key);
    selection?.onChange(next);
  };
  return (
    <tr
      role="row"
      className={cx(
        "relative border-b border-line last:border-b-0 max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:px-4 max-sm:py-3",
        href && "hover:bg-hover has-[a[data-row]:focus-visible]:bg-hover",
      )}
    >
      {selection && (
        <td
          role="cell"
          className={cx(
            cellLook,
            "w-8 pr-0 max-sm:absolute max-sm:top-2 max-sm:right-3 max-sm:z-1 max-sm:p-1",
          )}
        >
          <input
            type="checkbox"
            aria-label={selection.label(row)}
            checked={selection.selected.has(key)}
            onChange={toggle}
            className="relative z-1 block size-4 accent-accent pointer-coarse:size-5"
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.key}
          role="cell"
          className={cx(
            cellLook,
            "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:p-0",
            column.numeric && "figures text-right",
            column.wideOnly && "max-sm:hidden",
            index === 0 && "font-medium",
            index === 0 && selection && "max-sm:pr-8",
          )}
        >
          {index > 0 && (
            <span aria-hidden="true" className="text-muted sm:hidden">
              {column.header}
            </span>
          )}
          {index === 0 && href ? (
            <a
              href={href}
              data-row=""
              className="min-w-0 after:absolute after:inset-0 hover:underline max-sm:flex-1"
            >
              {column.cell(row)}
            </a>
          ) : (
            <span className="min-w-0 max-sm:text-right max-sm:first:text-left">{column.cell(row)}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

function SelectAll<R>({
  rows,
  rowKey,
  selection,
}: TableProps<R> & { selection: NonNullable<TableProps<R>["selection"]> }) {
  const all = rows.length > 0 && rows.every((row) => selection.selected.has(rowKey(row)));
  return (
    <th role="columnheader" scope="col" className={cx(cellLook, "w-8 border-b border-line pr-0")}>
      <input
        type="checkbox"
        aria-label={selection.all}
        checked={all}
        onChange={() => selection.onChange(new Set(all ? [] : rows.map(rowKey)))}
        className="block size-4 accent-accent"
      />
    </th>
  );
}

/** Moves the focus from row link to row link. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (here < 0) return;
  const target = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
  const link = target === undefined ? undefined : links[target];
  if (!link) return;
  event.preventDefault();
  link.focus();
}
