import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { cx } from "./cx";
import { uiText } from "./text";

/** A grey bar of the size of what comes. Hidden from screen readers; the wrapper says "Loading". */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "block animate-[breathe_1.6s_ease-in-out_infinite] rounded-sm bg-sunken",
        className ?? "h-4 w-full",
      )}
    />
  );
}

function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const t = useText(uiText);
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}

const places = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The shape of a `Table` of `rows` rows. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Loading>
      {places(rows).map((place) => (
        <div key={place} className="flex items-center gap-6 border-b border-line px-4 py-3 last:border-b-0">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-1/5 max-sm:hidden" />
          <Skeleton className="ml-auto h-4 w-20" />
        </div>
      ))}
    </Loading>
  );
}

/** The shape of a `StatRow` of `count` stats. */
export function StatSkeleton({ count = 3 }: { count?: number }) {
  return (
    <Loading className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] gap-3">
      {places(count).map((place) => (
        <div key={place} className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-7 w-32" />
          <Skeleton className="h-4 w-28" />
        </div>
      ))}
    </Loading>
  );
}

/** The shape of a few lines of text, or of a form. */
export function TextSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Loading className="flex flex-col gap-3">
      {places(lines).map((place) => (
        <Skeleton key={place} className={cx("h-4", place % 3 === 2 ? "w-1/2" : "w-full")} />
      ))}
    </Loading>
  );
}
