import type { Money } from "~/lib/money";
import { moneyWords, type Speaker, sayOf } from "./speaker";
import type { SumLine } from "./sum";

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

/** The figures of a reversal: the original, the refunds so far, what this row takes back. */
export function reversalLines(reversal: Reversal, amount: Money, speaker: Speaker): SumLine[] {
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
  return [
    {
      key: "original",
      kind: "part",
      label: say("originalAmount"),
      amount: moneyWords(reversal.originalAmount, speaker),
    },
    ...refunds,
    { key: "total", kind: "total", label: say("takenBackHere"), amount: moneyWords(amount, speaker) },
  ];
}
