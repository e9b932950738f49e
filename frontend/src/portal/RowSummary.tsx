import type { ReactNode } from "react";

export interface RowSummaryProps {
  /** What names the row. */
  title: ReactNode;
  /** A second line under it, on every width. */
  note?: ReactNode;
  /** Phones only: the figure, on the right of the title. */
  figure: ReactNode;
  /** Phones only: the state and the day, below. */
  state: ReactNode;
}

/**
 * The first cell of a table row. On a phone it is the whole row in three short lines, so that 25 rows can be skimmed;
 * the columns that repeat it are `wideOnly`.
 */
export function RowSummary({ title, note, figure, state }: RowSummaryProps) {
  return (
    <span className="block w-full">
      <span className="flex flex-wrap justify-between gap-x-4">
        <span className="min-w-0">{title}</span>
        <span className="ml-auto max-w-full shrink-0 text-right sm:hidden">{figure}</span>
      </span>
      {note && <span className="block text-sm font-normal text-muted">{note}</span>}
      <span className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm font-normal wrap-anywhere text-muted sm:hidden">
        {state}
      </span>
    </span>
  );
}
