import type { ExclusionReason } from "~/gql/graphql";
import { type Money, signOf } from "~/lib/money";
import { amountsOf } from "../commissions/deeds";

/** A balance that is left out, as far as grouping needs it. */
interface Row {
  readonly reason: ExclusionReason;
  readonly mayChangeOn?: string | null;
  readonly due: Money;
}

/** The balances that are left out for one reason. */
export interface ExclusionGroup<R> {
  readonly reason: ExclusionReason;
  readonly rows: readonly R[];
  /** The first day on which one of them may change by itself; undefined where none does. */
  readonly changesOn: string | undefined;
  /** What they come to, per currency, without what is nothing. */
  readonly due: readonly Money[];
}

/** What only somebody can change comes first, then what waits for a day; in both, what leaves out the most. */
export function groupExclusions<R extends Row>(exclusions: readonly R[]): ExclusionGroup<R>[] {
  const reasons = [...new Set(exclusions.map((row) => row.reason))];
  const groups = reasons.map((reason): ExclusionGroup<R> => {
    const rows = exclusions.filter((row) => row.reason === reason);
    return {
      reason,
      rows,
      changesOn: rows.flatMap((row) => row.mayChangeOn ?? []).sort()[0],
      due: amountsOf(rows.map((row) => row.due)).filter((sum) => signOf(sum) !== 0),
    };
  });
  const waits = (group: ExclusionGroup<R>) => Number(group.changesOn !== undefined);
  return groups.sort((a, b) => waits(a) - waits(b) || b.rows.length - a.rows.length);
}
