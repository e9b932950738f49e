import { describe, expect, it } from "vitest";
import { type Standing, standingOf } from "./standing";

const now = new Date("2026-12-01T12:00:00Z");
const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
const points = (quantity: number) => ({ amount: euros("0.00"), unit: { quantity } });

describe("the word for where a commission stands", () => {
  const cases: [string, Standing, string][] = [
    ["held, with its day", { status: "PENDING", releaseAt: "2026-12-02T00:00:00Z" }, "heldTo"],
    ["the hold is over", { status: "PENDING", releaseAt: "2026-11-30T00:00:00Z" }, "holdOver"],
    ["held, where the day stands beside", { status: "PENDING", amount: euros("5.00") }, "PENDING"],
    ["to be paid", { status: "APPROVED", amount: euros("5.00") }, "APPROVED"],
    ["taken from the next payout", { status: "APPROVED", amount: euros("-247.50") }, "toDeduct"],
    ["taken from a payout", { status: "PAID", amount: euros("-247.50") }, "deducted"],
    ["nothing is left by a cap", { status: "APPROVED", amount: euros("0.00") }, "nothing"],
    ["nothing, and held", { status: "PENDING", amount: euros("0.00") }, "nothing"],
    ["points to give", { status: "APPROVED", ...points(500) }, "toGive"],
    ["points given", { status: "PAID", ...points(500) }, "given"],
    ["points to take", { status: "APPROVED", ...points(-500) }, "toDeduct"],
    ["rejected nothing stays rejected", { status: "REJECTED", amount: euros("0.00") }, "REJECTED"],
    ["a sum of several rows", { status: "APPROVED" }, "APPROVED"],
  ];
  it.each(cases)("%s", (_name, row, word) => {
    expect(standingOf(row, now)).toBe(word);
  });
});
