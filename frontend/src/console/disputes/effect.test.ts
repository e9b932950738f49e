import { describe, expect, it } from "vitest";
import {
  type DisputedConversion,
  type DisputedRow,
  goesOnTo,
  refundOf,
  stoppable,
  stoppedBy,
  takenBackBy,
} from "./effect";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const row = (id: string, amount: string, with_: Partial<DisputedRow> = {}): DisputedRow => ({
  id,
  kind: "EARNED",
  status: "PENDING",
  createdAt: "2026-03-02T00:00:00Z",
  amount: eur(amount),
  net: eur(amount),
  changes: [],
  ...with_,
});
const conversion = (
  commissions: DisputedRow[],
  with_: Partial<DisputedConversion<DisputedRow>> = {},
): DisputedConversion<DisputedRow> => ({
  amount: eur("100.00"),
  refundable: eur("100.00"),
  refunds: [],
  disputes: [],
  commissions,
  ...with_,
});
const amounts = (refund: string, of: DisputedConversion<DisputedRow>) =>
  takenBackBy(eur(refund), of).map(({ row: { id }, amount }) => `${id} ${amount.amount}`);

describe("what a dispute stops", () => {
  it("is what is not paid yet", () => {
    const rows = [
      row("a", "1.00"),
      row("b", "1.00", { status: "APPROVED" }),
      row("c", "1.00", { status: "PAID" }),
    ];
    expect(stoppable(rows).map((one) => one.id)).toEqual(["a", "b"]);
  });
  it("goes on where it was; what a person stopped stays", () => {
    const changes = [
      { fromStatus: null, toStatus: "PENDING" as const },
      { fromStatus: "APPROVED" as const, toStatus: "ON_HOLD" as const },
    ];
    const own = row("a", "1.00", {
      status: "ON_HOLD",
      statusCause: { code: "DISPUTED", externalId: "dp-1" },
      changes,
    });
    const other = row("b", "1.00", { status: "ON_HOLD", statusCause: null });
    expect(stoppedBy("dp-1", [own, other])).toEqual([own]);
    expect(goesOnTo(own)).toBe("APPROVED");
  });
});

describe("what a lost dispute takes back (rules §4)", () => {
  it("gives back no more than is left", () => {
    expect(refundOf(eur("80.00"), eur("30.00"))).toEqual(eur("30.00"));
    expect(refundOf(eur("8.00"), eur("30.00"))).toEqual(eur("8.00"));
  });
  it("is the same part of each line, rounded half away from zero", () => {
    expect(amounts("50.00", conversion([row("a", "10.00"), row("b", "0.05")]))).toEqual(["a 5.00", "b 0.03"]);
  });
  it("ends at exactly zero, however it was cut", () => {
    const cut = conversion([row("a", "0.05", { net: eur("0.02") })], { refundable: eur("50.00") });
    expect(amounts("50.00", cut)).toEqual(["a 0.02"]);
  });
  it("counts for a top-up only what came after it", () => {
    const topUp = row("t", "10.00", { kind: "TOP_UP" });
    const refunds = [{ createdAt: "2026-03-01T00:00:00Z", amount: eur("50.00") }];
    expect(amounts("25.00", conversion([topUp], { refunds, refundable: eur("50.00") }))).toEqual(["t 5.00"]);
  });
  it("takes a recruiter's part with what it is a part of", () => {
    const part = row("r", "1.01", { kind: "RECRUITER", source: { id: "a" } });
    expect(amounts("50.00", conversion([row("a", "10.10"), part]))).toEqual(["a 5.05", "r 0.51"]);
  });
  it("takes the same part of what is no money, less what was taken", () => {
    const unit = { name: "Stars", quantity: 5 };
    const rows = [
      row("u", "0.00", { unit }),
      row("v", "0.00", { unit: { name: "Stars", quantity: -2 }, kind: "REVERSAL", original: { id: "u" } }),
    ];
    const [taken] = takenBackBy(eur("60.00"), conversion(rows, { refundable: eur("60.00") }));
    expect(taken).toMatchObject({ row: { id: "u" }, quantity: 3 });
  });
  it("takes nothing of what is over, and of bonuses", () => {
    const rows = [
      row("x", "9.00", { status: "REJECTED" }),
      row("z", "9.00", { kind: "BONUS" }),
      row("n", "-9.00", { original: { id: "x" }, kind: "REVERSAL" }),
    ];
    expect(amounts("100.00", conversion(rows))).toEqual([]);
  });
  it("takes everything for a conversion of nothing", () => {
    const free = conversion([row("a", "15.00")], { amount: eur("0.00"), refundable: eur("0.00") });
    expect(amounts("0.00", free)).toEqual(["a 15.00"]);
  });
});
