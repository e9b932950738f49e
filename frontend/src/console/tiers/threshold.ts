import type { TierRequirementKind } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import {
  formatCount,
  formatDecimal,
  formatMoney,
  formatPercentage,
  type Money,
  parseDecimal,
} from "~/lib/money";

/** What a requirement's number is: an amount, a share, days or a plain count. */
export type Unit = "money" | "percent" | "days" | "count";

const units: Record<TierRequirementKind, Unit> = {
  NET_REVENUE: "money",
  WON_REFERRALS: "count",
  CONVERSIONS: "count",
  ACTIVE_CUSTOMERS: "count",
  CONVERSION_RATE: "percent",
  REFUND_RATE_AT_MOST: "percent",
  TENURE_DAYS: "days",
  STRATEGIC_POINTS: "count",
  CERTIFICATIONS: "count",
};

/** The unit of a kind; a kind this client does not know yet is counted. */
export function unitOf(kind: TierRequirementKind): Unit {
  return units[kind] ?? "count";
}

/** How many digits a currency has after the point. */
function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Moves the point of plain digits `places` to the left: ("123456", 2) → "1234.56". */
export function shiftPoint(digits: string, places: number): string {
  const sign = digits.startsWith("-") ? "-" : "";
  const plain = digits
    .replace("-", "")
    .replace(/\..*$/, "")
    .padStart(places + 1, "0");
  if (places === 0) return sign + plain;
  return `${sign}${plain.slice(0, -places)}.${plain.slice(-places)}`;
}

/** Minor units of a currency as money. */
function moneyOfMinor(minor: string, currencyCode: string): Money {
  return { amount: shiftPoint(minor, digitsOf(currencyCode)), currencyCode };
}

/** Parts per million as a percentage without needless zeros: "125000" → "12.5". */
export function percentOfPpm(ppm: string): string {
  return shiftPoint(ppm, 4).replace(/\.?0+$/, "");
}

/** A number of a requirement in words: "€5,000.00", "12.5%", "30". Takes the API's units. */
export function sayNumber(
  kind: TierRequirementKind,
  value: string,
  currency: string,
  language: Language,
): string {
  switch (unitOf(kind)) {
    case "money":
      return formatMoney(moneyOfMinor(value, currency), language);
    case "percent":
      return formatPercentage(percentOfPpm(value), language);
    default:
      return formatCount(Number(value), language);
  }
}

/** The number of a saved requirement as it stands in its input. */
export function typedThreshold(
  kind: TierRequirementKind,
  value: string,
  currency: string,
  language: Language,
): string {
  const unit = unitOf(kind);
  if (unit === "count" || unit === "days") return value;
  const decimal = unit === "money" ? moneyOfMinor(value, currency).amount : percentOfPpm(value);
  return formatDecimal(decimal, language, { useGrouping: false });
}

/**
 * What the API takes for what was typed: an amount of the currency, parts per million, or a whole number. What is no
 * number goes on as it is, so that the server says what is wrong with it.
 */
export function thresholdInput(kind: TierRequirementKind, typed: string, language: Language): string {
  const decimal = parseDecimal(typed, language);
  if (decimal === null) return typed.trim();
  if (unitOf(kind) !== "percent") return decimal;
  const [whole = "0", fraction = ""] = decimal.split(".");
  if (fraction.length > 4) return decimal;
  return BigInt(whole + fraction.padEnd(4, "0")).toString();
}
