import type { CauseOf } from "~/explain/cause";
import type { CommissionKind, CommissionStatus } from "~/gql/graphql";
import { fractionDigits, type Money } from "~/lib/money";

/** A commission of the disputed conversion, as far as a dispute's end needs it. */
export interface DisputedRow {
  readonly id: string;
  readonly kind: CommissionKind;
  readonly status: CommissionStatus;
  readonly statusCause?: CauseOf | null | undefined;
  readonly createdAt: string;
  readonly amount: Money;
  /** The amount less what was taken back. */
  readonly net: Money;
  readonly unit?: { readonly name: string; readonly quantity: number } | null | undefined;
  readonly original?: { readonly id: string } | null | undefined;
  readonly source?: { readonly id: string } | null | undefined;
  readonly changes: readonly {
    readonly fromStatus?: CommissionStatus | null | undefined;
    readonly toStatus: CommissionStatus;
  }[];
}

/** The disputed conversion. */
export interface DisputedConversion<R extends DisputedRow> {
  readonly amount: Money;
  readonly refundable: Money;
  readonly refunds: readonly { readonly createdAt: string; readonly amount: Money }[];
  readonly disputes: readonly { readonly id: string; readonly externalId: string; readonly status: string }[];
  readonly commissions: readonly R[];
}

/** The rows that a dispute stopped. Rows that a person stopped keep their own reason, and stay. */
export function stoppedBy<R extends DisputedRow>(externalId: string, rows: readonly R[]): R[] {
  return rows.filter(
    ({ status, statusCause }) => status === "ON_HOLD" && statusCause?.externalId === externalId,
  );
}

/** The rows that a dispute opened now would stop. */
export function stoppable<R extends DisputedRow>(rows: readonly R[]): R[] {
  return rows.filter((row) => row.status === "PENDING" || row.status === "APPROVED");
}

/** Where a stopped row goes on: where it was before. */
export function goesOnTo(row: DisputedRow): CommissionStatus {
  return row.changes.findLast((change) => change.toStatus === "ON_HOLD")?.fromStatus ?? "PENDING";
}

/** What a lost dispute gives back: its amount, or what is left if that is less. */
export function refundOf(amount: Money, refundable: Money): Money {
  return minorOf(amount) < minorOf(refundable) ? amount : refundable;
}

/** A row, and how much of it a refund takes back: above 0, in money or in what is given instead. */
export interface TakenBack<R> {
  readonly row: R;
  readonly amount: Money;
  /** How many, of a row that is no money. */
  readonly quantity?: number;
}

/**
 * What a refund takes back of each commission (rules §4): of a line round(line × refunded / refundable) in all, less
 * what was taken already; of a recruiter's part the same part as of what it is a part of; of what is no money the same
 * part of how many. Bonuses follow the period's total and are not foretold.
 */
export function takenBackBy<R extends DisputedRow>(
  refund: Money,
  conversion: DisputedConversion<R>,
): TakenBack<R>[] {
  const lines = conversion.commissions.filter(
    (row) => !row.original && row.status !== "REJECTED" && row.status !== "REVERSED",
  );
  const whole = minorOf(conversion.amount);
  const refunded = whole - minorOf(conversion.refundable) + minorOf(refund);
  const totals = new Map<string, bigint>();
  for (const row of lines) {
    if (row.kind !== "EARNED" && row.kind !== "TOP_UP") continue;
    const before = row.kind === "TOP_UP" ? refundedBefore(row, conversion) : 0n;
    totals.set(row.id, share(sizeOf(row), refunded - before, whole - before));
  }
  for (const row of lines) {
    const source = conversion.commissions.find((one) => one.id === row.source?.id);
    const taken = source && totals.get(source.id);
    if (row.kind !== "RECRUITER" || !source || taken === undefined) continue;
    totals.set(row.id, share(minorOf(row.amount), taken, minorOf(source.amount)));
  }
  return lines.flatMap((row) => {
    const total = totals.get(row.id);
    if (total === undefined) return [];
    const more = total - takenBefore(row, conversion.commissions);
    if (more <= 0n) return [];
    return row.unit
      ? [{ row, amount: row.amount, quantity: Number(more) }]
      : [{ row, amount: moneyOf(more, row.amount) }];
  });
}

/** How much a row is of what it gives: minor units, or pieces. */
function sizeOf(row: DisputedRow): bigint {
  return row.unit ? BigInt(row.unit.quantity) : minorOf(row.amount);
}

/** What was taken of a row until now. */
function takenBefore(row: DisputedRow, all: readonly DisputedRow[]): bigint {
  if (!row.unit) return minorOf(row.amount) - minorOf(row.net);
  const parts = all.filter((one) => one.original?.id === row.id);
  return parts.reduce((sum, one) => sum - BigInt(one.unit?.quantity ?? 0), 0n);
}

/** A top-up was made of what was left then. */
function refundedBefore(
  row: DisputedRow,
  { refunds }: Pick<DisputedConversion<DisputedRow>, "refunds">,
): bigint {
  const before = refunds.filter((one) => Date.parse(one.createdAt) < Date.parse(row.createdAt));
  return before.reduce((sum, one) => sum + minorOf(one.amount), 0n);
}

/** round(line × part / of), half away from zero; the whole line where nothing could be left. */
function share(line: bigint, part: bigint, of: bigint): bigint {
  if (of <= 0n || part >= of) return line;
  return (2n * line * part + of) / (2n * of);
}

function minorOf(money: Money): bigint {
  return BigInt(money.amount.replace(".", ""));
}

function moneyOf(minor: bigint, like: Money): Money {
  const digits = fractionDigits(like.amount);
  const plain = minor.toString().padStart(digits + 1, "0");
  const amount = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  return { amount, currencyCode: like.currencyCode };
}
