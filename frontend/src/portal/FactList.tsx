import type { ReactNode } from "react";
import { cx } from "~/ui/cx";

/** A name and what it is; absent ones are left out. */
export type Fact = readonly [string, ReactNode];

/** Names on the left, what they are on the right; `isWide` sets them in two columns on a desktop. */
export function FactList({ facts, isWide }: { facts: readonly Fact[]; isWide?: boolean }) {
  return (
    <dl
      className={cx(
        "flex flex-col",
        isWide &&
          "sm:grid sm:grid-cols-2 sm:gap-x-10 sm:[&>div:nth-child(2)]:border-t-0 sm:[&>div:nth-child(2)]:pt-0",
      )}
    >
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div
            key={name}
            className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2 first:border-t-0 first:pt-0"
          >
            <dt className="max-w-full shrink-0 text-muted">{name}</dt>
            <dd className="m-0 min-w-0 flex-1 basis-40 text-right break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
