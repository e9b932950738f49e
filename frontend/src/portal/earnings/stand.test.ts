import { describe, expect, it } from "vitest";
import { standKey } from "./stand";

const now = new Date("2026-11-21T12:00:00Z");
const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const later = "2026-12-14T00:00:00Z";
const earlier = "2026-11-01T00:00:00Z";

describe("standKey", () => {
  it.each([
    ["standHeld", "PENDING", "5.00", later],
    ["standHoldOver", "PENDING", "5.00", earlier],
    ["standNothing", "PENDING", "0.00", later],
    ["standStopped", "ON_HOLD", "5.00", later],
    ["standPayable", "APPROVED", "5.00", earlier],
    ["standToDeduct", "APPROVED", "-247.50", earlier],
    ["standNothing", "APPROVED", "0.00", earlier],
    ["standInPayout", "IN_PAYOUT", "5.00", earlier],
    ["standPaid", "PAID", "5.00", earlier],
    ["standDeducted", "PAID", "-5.00", earlier],
    ["standRejected", "REJECTED", "5.00", earlier],
    ["standTakenBack", "REVERSED", "5.00", earlier],
  ] as const)("says %s of what is %s with %s", (key, status, amount, releaseAt) => {
    expect(standKey({ status, releaseAt, amount: euros(amount), unit: null }, now)).toBe(key);
  });

  it.each([
    ["standHandOver", "APPROVED", 1],
    ["standToDeduct", "APPROVED", -1],
    ["standHandedOver", "PAID", 1],
  ] as const)("says %s of what is no money", (key, status, quantity) => {
    const row = { status, releaseAt: earlier, amount: euros("0.00"), unit: { quantity } };
    expect(standKey(row, now)).toBe(key);
  });
});
