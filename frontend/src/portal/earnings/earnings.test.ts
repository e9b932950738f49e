import { describe, expect, it } from "vitest";
import { newestFirst } from "./changes";
import { earningsSearch, standingParam, statusesOf } from "./search";
import { totalsOf } from "./totals";

describe("earningsSearch", () => {
  it("keeps what fits", () => {
    expect(earningsSearch({ status: "PENDING,ON_HOLD", period: "this-month", currency: "EUR" })).toEqual({
      status: "PENDING,ON_HOLD",
      period: "this-month",
      currency: "EUR",
    });
  });

  it("leaves out what does not", () => {
    const search = earningsSearch({ status: "NONSENSE", period: "tomorrow", currency: "euros", after: "c" });
    expect(search).toEqual({ status: undefined, period: undefined, currency: undefined, after: "c" });
    expect(statusesOf(search)).toBeNull();
  });

  it("writes a standing as the address reads it", () => {
    expect(statusesOf(earningsSearch({ status: standingParam("held") }))).toEqual(["PENDING", "ON_HOLD"]);
  });
});

describe("totalsOf", () => {
  const totals = [
    { status: "PENDING", count: 2, amount: { amount: "30.00", currencyCode: "EUR" } },
    { status: "PAID", count: 3, amount: { amount: "70.10", currencyCode: "EUR" } },
    { status: "PAID", count: 1, amount: { amount: "500", currencyCode: "JPY" } },
    { status: "REJECTED", count: 1, amount: { amount: "5.00", currencyCode: "EUR" } },
  ] as const;

  it("adds every state when none is chosen, and never over currencies", () => {
    expect(totalsOf(totals, null)).toEqual({
      count: 7,
      sums: [
        { amount: "105.10", currencyCode: "EUR" },
        { amount: "500", currencyCode: "JPY" },
      ],
    });
  });

  it("adds only the chosen states", () => {
    expect(totalsOf(totals, ["PENDING"])).toEqual({
      count: 2,
      sums: [{ amount: "30.00", currencyCode: "EUR" }],
    });
    expect(totalsOf(totals, ["APPROVED"])).toEqual({ count: 0, sums: [] });
  });
});

describe("newestFirst", () => {
  it("reads the order of one instant from the states", () => {
    const at = "2026-10-10T09:00:00Z";
    const ordered = newestFirst([
      { fromStatus: "APPROVED", toStatus: "IN_PAYOUT", createdAt: at },
      { fromStatus: "PENDING", toStatus: "APPROVED", createdAt: at },
      { fromStatus: null, toStatus: "PENDING", createdAt: "2026-08-22T20:00:00Z" },
      { fromStatus: "IN_PAYOUT", toStatus: "PAID", createdAt: "2026-10-12T09:00:00Z" },
    ]);
    expect(ordered.map((change) => change.toStatus)).toEqual(["PAID", "IN_PAYOUT", "APPROVED", "PENDING"]);
  });

  it("loses none when the chain is broken", () => {
    expect(
      newestFirst([{ fromStatus: "PAID", toStatus: "APPROVED", createdAt: "2026-01-01T00:00:00Z" }]),
    ).toHaveLength(1);
  });
});
