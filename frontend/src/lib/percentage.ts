import type { Money } from "./money";

/** What percentage `part` is of `whole`, to one fraction digit, half away from zero; null when `whole` is 0. */
export function percentageOf(part: bigint | number, whole: bigint | number): string | null {
  const [a, b] = [BigInt(part), BigInt(whole)];
  if (b === 0n) return null;
  const size = (n: bigint) => (n < 0n ? -n : n);
  const tenths = (size(a) * 2000n + size(b)) / (size(b) * 2n);
  const sign = tenths !== 0n && a < 0n !== b < 0n ? "-" : "";
  return `${sign}${tenths / 10n}.${tenths % 10n}`;
}

const minorOf = (money: Money) => BigInt(money.amount.replace(".", ""));

/** How far `now` is above `before`, in percent ("-12.5"); null when there was nothing before or it was negative. */
export function changeOf(now: Money, before: Money): string | null {
  if (now.currencyCode !== before.currencyCode) return null;
  const base = minorOf(before);
  return base > 0n ? percentageOf(minorOf(now) - base, base) : null;
}

/** The same for counts. */
export function changeOfCount(now: number, before: number): string | null {
  return before > 0 ? percentageOf(now - before, before) : null;
}
