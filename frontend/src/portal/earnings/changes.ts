import type { CommissionStatus } from "~/gql/graphql";

/** One change of state. */
export interface StateChange {
  readonly fromStatus?: CommissionStatus | null;
  readonly toStatus: CommissionStatus;
  readonly createdAt: string;
}

/**
 * Changes newest first. Several may share one instant (a payout run approves and pays at once), so their order is read
 * from the states: each begins where the one before ended.
 */
export function newestFirst<C extends StateChange>(changes: readonly C[]): C[] {
  const left = changes.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const ordered: C[] = [];
  let state: CommissionStatus | null = null;
  while (left.length > 0) {
    const next = left.findIndex((change) => (change.fromStatus ?? null) === state);
    const [change] = left.splice(Math.max(0, next), 1);
    if (!change) break;
    ordered.push(change);
    state = change.toStatus;
  }
  return ordered.reverse();
}
