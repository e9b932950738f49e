import { formatCount, type Money, signOf, sumMoney } from "~/lib/money";
import type { Pricing } from "./pricing";
import { dayWords, moneyWords, type Speaker } from "./speaker";
import { tellOf } from "./tell";
import { measureWords, payWords } from "./terms";

type Total = NonNullable<Pricing["total"]>;
type Slice = Pricing["slices"][number];

/** "in Q4 2026", "since the beginning": the period in which something was measured. */
export function inPeriod(period: Total["period"], speaker: Speaker): string {
  const say = tellOf(speaker);
  if (period.kind === "LIFETIME" || !period.startsOn) return say("inLIFETIME");
  const [year = "", month = "1"] = period.startsOn.split("-");
  if (period.kind === "YEAR") return say("inYEAR", { year });
  if (period.kind === "QUARTER") return say("inQUARTER", { quarter: Math.ceil(Number(month) / 3), year });
  const options: Intl.DateTimeFormatOptions = { month: "long", year: "numeric", timeZone: "UTC" };
  const words = new Intl.DateTimeFormat(speaker.language, options).format(new Date(period.startsOn));
  return say("inMONTH", { period: words });
}

/** How long a stretch is: a count, or an amount of the program's currency. */
export function lengthWords(slice: Slice, speaker: Speaker): string {
  if (!slice.toAmount || !slice.fromAmount)
    return formatCount((slice.to ?? 0) - (slice.from ?? 0), speaker.language);
  return moneyWords(sumMoney([slice.toAmount, negative(slice.fromAmount)]), speaker);
}

/** The same amount with the other sign. */
export function negative(money: Money): Money {
  if (signOf(money) === 0) return money;
  const amount = money.amount.startsWith("-") ? money.amount.slice(1) : `-${money.amount}`;
  return { ...money, amount };
}

/** What was measured before, and which step therefore pays. */
export function measuredSentences(pricing: Pricing, speaker: Speaker): string[] {
  const { total, structure } = pricing;
  if (!total) return [];
  const say = tellOf(speaker);
  const lines = structure?.kind === "BRACKETS" ? bracketSentences(pricing, total, speaker) : [];
  if (total.lacksRate) lines.push(say("measureLacksRate"));
  if (total.isPlacedLast && total.lastAt)
    lines.push(say("placedLast", { day: dayWords(total.lastAt, speaker) }));
  return [...lines, ...bonusSentences(pricing, total, speaker)];
}

function bracketSentences({ slices, structure }: Pricing, total: Total, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  const period = inPeriod(total.period, speaker);
  const before = measureWords(total.before, total.beforeAmount, speaker);
  const after = measureWords(total.after, total.afterAmount, speaker);
  const [slice] = slices;
  if (total.measure === "COUNT") {
    return [
      slice
        ? say("numberPays", { after, period, pay: payWords(slice, speaker) })
        : say("number", { after, period }),
    ];
  }
  if (!slice) return [say("reached", { before, period })];
  if (slices.length > 1) {
    const list = slices.map((one) =>
      say("slicePart", { length: lengthWords(one, speaker), pay: payWords(one, speaker) }),
    );
    return [say("slicesPay", { list: list.join(", "), before, period })];
  }
  const pay = payWords(slice, speaker);
  const isRetroactive = structure?.brackets?.mode === "RETROACTIVE";
  return [
    isRetroactive
      ? say("retroactivePays", { pay, after, period })
      : say("forwardPays", { pay, before, period }),
  ];
}

function bonusSentences({ bonus }: Pricing, total: Total, speaker: Speaker): string[] {
  if (!bonus) return [];
  const say = tellOf(speaker);
  const period = inPeriod(total.period, speaker);
  const at = measureWords(bonus.at, bonus.atAmount, speaker);
  const amount = moneyWords(bonus.amount, speaker);
  if (bonus.isReached) return [say(`bonusReached${total.measure}`, { at, period, amount })];
  const after = measureWords(total.after, total.afterAmount, speaker);
  return [say("bonusNext", { amount, at, period, after })];
}
