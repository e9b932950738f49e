import { describe, expect, it } from "vitest";
import type { CommissionStatus } from "~/gql/graphql";
import { amountsOf, deedsFor, heldUntil, rewardsOf } from "./deeds";

const now = new Date("2026-03-01T00:00:00Z");
const rows = (...statuses: CommissionStatus[]) =>
  statuses.map((status) => ({ status, releaseAt: "2026-02-01T00:00:00Z", unit: null }));

describe("deedsFor", () => {
  it("offers only what fits every ticked row", () => {
    expect(deedsFor(rows("PENDING"), now)).toEqual(["approve", "hold", "reject"]);
    expect(deedsFor(rows("PENDING", "APPROVED"), now)).toEqual(["hold", "reject"]);
    expect(deedsFor(rows("ON_HOLD"), now)).toEqual(["release_", "reject"]);
    expect(deedsFor(rows("PENDING", "ON_HOLD"), now)).toEqual(["reject"]);
  });
  it.each(["PAID", "IN_PAYOUT", "REJECTED", "REVERSED"] as const)("offers nothing for %s", (status) => {
    expect(deedsFor(rows("PENDING", status), now)).toEqual([]);
  });
  it("lets people say that something was given only if all rows are approved and no money", () => {
    const reward = { status: "APPROVED" as const, releaseAt: "2026-02-01T00:00:00Z", unit: {} };
    expect(deedsFor([reward], now)).toEqual(["fulfill", "hold", "reject"]);
    expect(deedsFor([reward, ...rows("APPROVED")], now)).toEqual(["hold", "reject"]);
    expect(deedsFor([{ ...reward, status: "PENDING" as const }], now)).toEqual(["approve", "hold", "reject"]);
  });
  it("does not offer approval before the last hold is over", () => {
    const late = { status: "PENDING" as const, releaseAt: "2026-03-02T00:00:00Z", unit: null };
    const held = [...rows("PENDING"), late];
    expect(deedsFor(held, now)).toEqual(["hold", "reject"]);
    expect(heldUntil(held, now)).toBe("2026-03-02T00:00:00Z");
    expect(heldUntil(held, new Date("2026-03-02T00:00:00Z"))).toBeNull();
  });
});

describe("amountsOf", () => {
  it("adds within a currency and never across", () => {
    const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
    expect(amountsOf([eur("0.10"), { amount: "5", currencyCode: "JPY" }, eur("-0.30")])).toEqual([
      eur("-0.20"),
      { amount: "5", currencyCode: "JPY" },
    ]);
  });
});

it("adds rewards up by name", () => {
  const mug = { name: "Mug", quantity: 2 };
  expect(rewardsOf([mug, { name: "Credit", quantity: 5 }, { ...mug, quantity: -1 }])).toEqual([
    { name: "Credit", quantity: 5 },
    { name: "Mug", quantity: 1 },
  ]);
});
