import { type Money, signOf } from "~/lib/money";

/** One side of a movement, as far as its other side is looked for. */
interface Side {
  readonly at: string;
  readonly account: string;
  readonly counterAccount: string;
  readonly amount: Money;
  readonly commission?: { readonly id: string } | null | undefined;
}

/** An entry, with the other side of the same movement where that stands beside it. */
export interface Movement<E> {
  readonly entry: E;
  readonly other?: E;
}

/**
 * Makes one row of the two sides of a movement, which stand beside each other where all accounts are listed: what came
 * in first, because the newest is. What has no other side beside it stays by itself.
 */
export function movementsOf<E extends Side>(entries: readonly E[]): Movement<E>[] {
  const [entry, other, ...rest] = entries;
  if (!entry) return [];
  if (other && isOtherSide(entry, other)) return [{ entry, other }, ...movementsOf(rest)];
  return [{ entry }, ...movementsOf(entries.slice(1))];
}

function isOtherSide(one: Side, other: Side): boolean {
  return (
    one.at === other.at &&
    one.commission?.id === other.commission?.id &&
    one.account === other.counterAccount &&
    one.counterAccount === other.account &&
    one.amount.currencyCode === other.amount.currencyCode &&
    signOf(one.amount) > 0 &&
    `-${one.amount.amount}` === other.amount.amount
  );
}
