import type { BracketMode } from "~/gql/graphql";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatCount, formatMoney, formatPercentage, fractionDigits, type Money } from "~/lib/money";
import { type PartialStructure, type PayDraft, payView } from "./pay";
import { payText } from "./payText";

type Brackets = NonNullable<PartialStructure["brackets"]>;
type Bracket = Brackets["brackets"][number];

/**
 * A small example of how the first two steps work, from the numbers that were typed; null while they are not
 * complete, and where an amount would not be exact: an example is never rounded.
 */
export function exampleOf(draft: PayDraft["brackets"], currency: string, language: Language): string | null {
  const { structure } = payView({ pays: "BRACKETS", brackets: draft } as PayDraft, currency, language);
  const brackets = structure.brackets;
  const [first, second] = brackets?.brackets ?? [];
  if (!brackets || !first || !second) return null;
  return brackets.measure === "COUNT"
    ? ofCount(brackets.mode, first, second, language)
    : ofRevenue(brackets.mode, first, second, language);
}

function ofCount(mode: BracketMode, first: Bracket, second: Bracket, language: Language): string | null {
  const bound = first.upTo;
  if (!bound || (second.upTo && second.upTo <= bound)) return null;
  const pay = (one: Bracket) =>
    one.flat ? formatMoney(one.flat, language) : formatPercentage(one.percentage ?? "0", language);
  return sayIn(payText, language)(mode === "RETROACTIVE" ? "exampleCountBack" : "exampleCount", {
    last: formatCount(bound, language),
    next: formatCount(bound + 1, language),
    low: pay(first),
    high: pay(second),
  });
}

/** Two sales: the first of half the bound, the second of the whole bound, so that it crosses it in the middle. */
function ofRevenue(mode: BracketMode, first: Bracket, second: Bracket, language: Language): string | null {
  const bound = first.upToAmount;
  const half = bound && part(bound, 1n, 2n);
  const reached = bound && half && plus(bound, half);
  const [low, high] = [first.percentage, second.percentage];
  if (!half || !reached || !low || !high) return null;
  if (second.upToAmount && minor(second.upToAmount) < minor(reached)) return null;
  const [ofHalfLow, ofHalfHigh] = [share(half, low), share(half, high)];
  const [ofAllLow, ofAllHigh] = [share(bound, low), share(bound, high)];
  if (!ofHalfLow || !ofHalfHigh || !ofAllLow || !ofAllHigh) return null;
  const difference = plus(ofHalfHigh, { ...ofHalfLow, amount: negated(ofHalfLow.amount) });
  const say = (money: Money) => formatMoney(money, language);
  const words = {
    first: say(half),
    second: say(bound),
    low: formatPercentage(low, language),
    high: formatPercentage(high, language),
    sum: say(mode === "GRADUATED" ? plus(ofHalfLow, ofHalfHigh) : mode === "FORWARD" ? ofAllLow : ofAllHigh),
    difference: say(difference),
    cut: say(half),
  };
  const tell = sayIn(payText, language);
  if (mode === "GRADUATED") return tell("exampleGRADUATED", words);
  return mode === "FORWARD" ? tell("exampleFORWARD", words) : tell("exampleRETROACTIVE", words);
}

const minor = ({ amount }: Money) => BigInt(amount.replace(".", ""));
const negated = (amount: string) => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`);

/** How many digits the currency has after the point, as far as it is known without asking: as many as it shows. */
function digitsOf(currencyCode: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency: currencyCode }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}

/** The amount with all digits of its currency; null if it was typed with more. */
function full(money: Money): Money | null {
  const digits = digitsOf(money.currencyCode);
  const missing = digits - fractionDigits(money.amount);
  if (missing < 0) return null;
  return { ...money, amount: fromMinor(minor(money) * 10n ** BigInt(missing), digits) };
}

function fromMinor(of: bigint, digits: number): string {
  const plain = (of < 0n ? -of : of).toString().padStart(digits + 1, "0");
  const whole = plain.slice(0, plain.length - digits);
  return `${of < 0n ? "-" : ""}${digits === 0 ? whole : `${whole}.${plain.slice(-digits)}`}`;
}

/** `money × above / below`, or null if that is no whole number of minor units. */
function part(of: Money, above: bigint, below: bigint): Money | null {
  const money = full(of);
  if (!money) return null;
  const product = minor(money) * above;
  if (product % below !== 0n) return null;
  return { ...money, amount: fromMinor(product / below, digitsOf(money.currencyCode)) };
}

const share = (of: Money, percentage: string) =>
  part(of, BigInt(percentage.replace(".", "")), 100n * 10n ** BigInt(fractionDigits(percentage)));

function plus(a: Money, b: Money): Money {
  const [one, other] = [full(a) ?? a, full(b) ?? b];
  return { ...one, amount: fromMinor(minor(one) + minor(other), digitsOf(one.currencyCode)) };
}
