import type { Language } from "~/lib/i18n/catalogue";
import { parseDecimal } from "~/lib/money";

/** 100 % in ten-thousandths of a percent, the finest share there is. */
const whole = 1_000_000n;

/** Reads a typed share as ten-thousandths of a percent; null if it is no share (0 or less, over 4 digits, no number). */
export function shareOf(typed: string, language: Language): bigint | null {
  const decimal = parseDecimal(typed.replace("%", ""), language);
  const match = decimal === null ? null : /^(\d+)(?:\.(\d{1,4}))?$/.exec(decimal);
  if (!match) return null;
  const share = BigInt(match[1] ?? "0") * 10_000n + BigInt((match[2] ?? "").padEnd(4, "0"));
  return share > 0n ? share : null;
}

/** A share as the API takes and gives it: plain decimal percent without needless zeros. */
export function percentageText(share: bigint): string {
  const digits = (share % 10_000n).toString().padStart(4, "0").replace(/0+$/, "");
  return digits ? `${share / 10_000n}.${digits}` : String(share / 10_000n);
}

/** What is wrong with the shares: nothing, one is no share, or the sum is below or above 100 %, by more than 0. */
export type SumCheck =
  | { readonly kind: "good" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "missing" | "over"; readonly by: bigint };

/** Compares the sum with 100 %, exactly. Unreadable shares count 0; they are told of when the rest sums to 100 %. */
export function checkSum(shares: readonly (bigint | null)[]): SumCheck {
  const sum = shares.reduce<bigint>((total, share) => total + (share ?? 0n), 0n);
  if (sum === whole) return { kind: shares.includes(null) ? "unreadable" : "good" };
  return sum < whole ? { kind: "missing", by: whole - sum } : { kind: "over", by: sum - whole };
}

/** 100 % in equal shares; the rest of a division goes to the first ones, so that the sum is exact. */
export function evenShares(count: number): bigint[] {
  if (count < 1) return [];
  const each = whole / BigInt(count);
  const rest = Number(whole - each * BigInt(count));
  return Array.from({ length: count }, (_, index) => each + (index < rest ? 1n : 0n));
}
