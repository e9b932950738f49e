import type { TierCardFragment } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatDecimal, formatMoney, formatPercentage, type Money } from "~/lib/money";
import { detailsText } from "./text";

type Progress = NonNullable<TierCardFragment["tierProgress"]>;
/** How far one requirement of the next tier is. */
export type Requirement = Progress["requirements"][number];

/** One requirement as words and a share of its bar. */
export interface RequirementLine {
  readonly label: string;
  readonly words: string;
  readonly note: string;
  readonly isMet: boolean;
  /** 0 to 1, for the bar and nothing else. */
  readonly share: number;
}

/** Parts per million as plain percent: "12500" is "1.25". */
export function percentOfMillion(ppm: string): string {
  const isNegative = ppm.startsWith("-");
  const digits = ppm.replace("-", "").split(".")[0]?.padStart(5, "0") ?? "00000";
  const fraction = digits.slice(-4).replace(/0+$/, "");
  return `${isNegative ? "-" : ""}${digits.slice(0, -4)}${fraction ? `.${fraction}` : ""}`;
}

const isRate = (kind: Requirement["kind"]) => kind === "CONVERSION_RATE" || kind === "REFUND_RATE_AT_MOST";

function amountWords(kind: Requirement["kind"], plain: string, money: Money | null, language: Language) {
  if (money) return formatMoney(money, language);
  return isRate(kind)
    ? formatPercentage(percentOfMillion(plain), language)
    : formatDecimal(plain, language, { maximumFractionDigits: 0, minimumFractionDigits: 0 });
}

/** What is measured, how far it is, and what is missing. */
export function requirementLine(
  requirement: Requirement,
  eventTypes: readonly { readonly key: string; readonly name: string }[],
  language: Language,
): RequirementLine {
  const say = sayIn(detailsText, language);
  const { kind, eventType, isMet } = requirement;
  const words = (plain: string, money: Money | null | undefined) =>
    amountWords(kind, plain, money ?? null, language);
  const event = eventTypes.find((one) => one.key === eventType)?.name ?? eventType;
  const value = words(requirement.value, requirement.valueAmount);
  const threshold = words(requirement.threshold, requirement.thresholdAmount);
  const isCeiling = kind === "REFUND_RATE_AT_MOST";
  const whole = Number(requirement.threshold);
  const part = Number(requirement.value);
  return {
    label: kind === "CONVERSIONS" ? say("metCONVERSIONS", { event }) : say(`met${kind}`),
    words: say(isCeiling ? "valueAtMost" : "valueOf", { value, threshold }),
    note: isMet
      ? say("met")
      : say(isCeiling ? "tooMuch" : "missing", {
          missing: words(requirement.missing, requirement.missingAmount),
        }),
    isMet,
    share: isMet ? 1 : isCeiling ? whole / part : whole > 0 ? part / whole : 0,
  };
}

/** The last day on which something counts for a calendar window, as a calendar day; null for the other windows. */
export function windowEnd(kind: Progress["nextTier"]["window"]["kind"], now: Date, zone: string) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "numeric" })
    .formatToParts(now)
    .map((part) => [part.type, Number(part.value)]);
  const { year = 0, month = 1 } = Object.fromEntries(parts) as { year?: number; month?: number };
  const last = {
    CALENDAR_MONTH: month,
    CALENDAR_QUARTER: month + 2 - ((month - 1) % 3),
    CALENDAR_YEAR: 12,
    ROLLING_DAYS: null,
    LIFETIME: null,
  }[kind];
  return last === null ? null : new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
}

/** Until when, or over which time, the requirements of a tier are counted. */
export function windowSentence(
  window: Progress["nextTier"]["window"],
  language: Language,
  now: Date,
  zone: string,
): string {
  const say = sayIn(detailsText, language);
  if (window.kind === "ROLLING_DAYS") return say("windowROLLING_DAYS", { count: window.days });
  const end = windowEnd(window.kind, now, zone);
  return end ? say("windowUntil", { day: formatDate(end, language) }) : say("windowLIFETIME");
}
