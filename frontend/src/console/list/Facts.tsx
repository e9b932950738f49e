import type { ReactNode } from "react";

/** One fact about a thing; left out when its value is null or undefined. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What is known of one thing: name on the left, value on the right. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== "");
  return (
    <dl className="flex flex-col">
      {known.map(({ name, value }) => (
        <div
          key={name}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 border-b border-line py-2 last:border-b-0"
        >
          <dt className="text-muted">{name}</dt>
          <dd className="ml-auto min-w-0 text-right [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
