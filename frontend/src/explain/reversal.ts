import type { Money } from "~/lib/money";
import { dayWords, moneyWords, type Speaker, sayOf } from "./speaker";
import type { SumLine } from "./sum";
import { type Unit, unitWords } from "./terms";

/** Why a reversal has its amount, as the API tells it. */
export interface Reversal {
  readonly refundAmount?: Money | null;
  readonly refundedTotal: Money;
  readonly refundable: Money;
  readonly originalAmount: Money;
}

/** Why something was taken back, as sentences. */
export function reversalSentences(reversal: Reversal, speaker: Speaker): string[] {
  const say = sayOf(speaker);
  if (!reversal.refundAmount) return [say("withdrawn")];
  return [
    say("refunded", {
      refund: moneyWords(reversal.refundAmount, speaker),
      total: moneyWords(reversal.refundedTotal, speaker),
      refundable: moneyWords(reversal.refundable, speaker),
    }),
    say("refundShare"),
  ];
}

/**
 * The figures of a reversal: the original, the refunds so far, what this row takes back. What is no money has no amount
 * at first.
 */
export function reversalLines(reversal: Reversal, { amount, unit }: Taken, speaker: Speaker): SumLine[] {
  const say = sayOf(speaker);
  const refunds: SumLine[] = reversal.refundAmount
    ? [
        {
          key: "refunded",
          kind: "part",
          label: say("refundedOf", { refundable: moneyWords(reversal.refundable, speaker) }),
          amount: moneyWords(reversal.refundedTotal, speaker),
        },
      ]
    : [];
  const original: SumLine = {
    key: "original",
    kind: "part",
    label: say("originalAmount"),
    amount: moneyWords(reversal.originalAmount, speaker),
  };
  const taken = takenWords({ amount, unit }, speaker);
  return [
    ...(unit ? [] : [original]),
    ...refunds,
    { key: "total", kind: "total", label: say("takenBackHere"), amount: taken },
  ];
}

/** Money or what is no money, as a row takes it. */
interface Taken {
  readonly amount: Money;
  readonly unit?: Unit | null;
}

function takenWords({ amount, unit }: Taken, speaker: Speaker): string {
  return unit ? unitWords(unit, speaker) : moneyWords(amount, speaker);
}

/** What a commission gave, as the API tells it. */
interface Given extends Taken {
  readonly net: Money;
  readonly reversals: readonly (Taken & { readonly id: string; readonly createdAt: string })[];
}

/** The reversals of a commission and what they leave. */
export function takenBackLines({ net, unit, reversals }: Given, speaker: Speaker): SumLine[] {
  const parts = reversals.map(
    (row): SumLine => ({
      key: row.id,
      kind: "part",
      label: dayWords(row.createdAt, speaker),
      amount: takenWords(row, speaker),
    }),
  );
  const back = reversals.reduce((sum, row) => sum + (row.unit?.quantity ?? 0), 0);
  const left = { amount: net, unit: unit && { ...unit, quantity: unit.quantity + back } };
  return [
    ...parts,
    { key: "net", kind: "total", label: sayOf(speaker)("left"), amount: takenWords(left, speaker) },
  ];
}
