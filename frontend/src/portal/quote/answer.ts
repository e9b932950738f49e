import { type Speaker, sayOf } from "~/explain/speaker";
import { type Unit, unitWords } from "~/explain/terms";
import type { UnpaidReason } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { type Say, sayIn } from "~/lib/i18n/catalogue";
import { formatMoney, localeOf, type Money, signOf } from "~/lib/money";
import { quoteText } from "./text";

/** A quote, as far as its answer needs it. */
export interface Quoted {
  readonly sums: readonly Money[];
  readonly planChoice: { readonly planVersion?: { readonly id: string } | null };
  readonly incentives: readonly {
    readonly unit?: Unit | null;
    readonly explanation: {
      readonly isPaid: boolean;
      readonly reason?: UnpaidReason | null;
      readonly hold?: { readonly days: number; readonly releaseAt: string } | null;
    };
  }[];
}

/** The answer: what would be earned, then when one gets it or why there is nothing. */
export interface Answer {
  readonly sentence: string;
  readonly next: readonly string[];
}

/** Says the words of this page. */
type SayQuote = Say<(typeof quoteText)["en"]>;

/** The answer to a question about `event`, which is the kind of conversion by its name. */
export function answerOf(
  quote: Quoted,
  event: string,
  speaker: Speaker,
  byPerson: boolean,
  now: Date,
): Answer {
  const say = sayIn(quoteText, speaker.language);
  const rewards = rewardsOf(quote, speaker);
  if (!rewards) return { sentence: say("wouldNothing"), next: [whyNothing(quote, event, say, speaker)] };
  return { sentence: say("wouldEarn", { rewards }), next: holdSentences(quote, say, speaker, byPerson, now) };
}

/** "€40.00 and 500 points": all that would be given. Empty if nothing would. */
function rewardsOf({ sums, incentives }: Quoted, speaker: Speaker): string {
  const money = sums.filter((one) => signOf(one) !== 0).map((one) => formatMoney(one, speaker.language));
  const units = incentives.flatMap(({ unit, explanation }) =>
    unit && explanation.isPaid && unit.quantity > 0 ? [unitWords(unit, speaker)] : [],
  );
  const list = new Intl.ListFormat(localeOf[speaker.language], { type: "conjunction" });
  return list.format([...money, ...units]);
}

function whyNothing(quote: Quoted, event: string, say: SayQuote, speaker: Speaker): string {
  const [first, ...others] = quote.incentives;
  if (!quote.planChoice.planVersion) return say("noPlan");
  if (!first) return say("noIncentive", { event });
  if (quote.incentives.some((one) => one.explanation.isPaid)) return say("nothingCapped");
  if (others.length > 0) return say("nothingWhy");
  const { reason } = first.explanation;
  return sayOf(speaker)(reason ? `unpaid${reason}` : "unpaid");
}

/** Until when it would be held, and what happens then. */
function holdSentences(
  { incentives }: Quoted,
  say: SayQuote,
  speaker: Speaker,
  byPerson: boolean,
  now: Date,
): string[] {
  const holds = incentives
    .flatMap(({ explanation: { isPaid, hold } }) => (isPaid && hold ? [hold] : []))
    .sort((a, b) => a.releaseAt.localeCompare(b.releaseAt));
  const [first, last] = [holds[0], holds.at(-1)];
  if (!first || !last) return [];
  const dayOf = (instant: string) => formatDay(instant, speaker.language, speaker.zone);
  const next = sayOf(speaker)(byPerson ? "thenPerson" : "thenClock");
  if (last.days === 0) return [sayOf(speaker)("holdNone")];
  if (new Date(last.releaseAt) <= now) return [say("heldOver", { day: dayOf(last.releaseAt) })];
  if (dayOf(first.releaseAt) === dayOf(last.releaseAt))
    return [sayOf(speaker)("heldUntilDays", { day: dayOf(last.releaseAt), count: last.days }), next];
  return [say("heldBetween", { first: dayOf(first.releaseAt), last: dayOf(last.releaseAt) }), next];
}
