import { expect, it } from "vitest";
import { movementsOf } from "./movements";

const side = (account: string, counterAccount: string, amount: string, commission = "com_1") => ({
  at: "2026-03-01T00:00:00Z",
  account,
  counterAccount,
  amount: { amount, currencyCode: "EUR" },
  commission: { id: commission },
});

it("makes one row of both sides of a movement", () => {
  const [came, went] = [side("PAYABLE", "PENDING", "5.00"), side("PENDING", "PAYABLE", "-5.00")];
  const single = side("PENDING", "BRAND", "5.00");
  expect(movementsOf([came, went, single])).toEqual([{ entry: came, other: went }, { entry: single }]);
});

it("keeps apart what only looks alike", () => {
  const ofAnother = side("PENDING", "PAYABLE", "-5.00", "com_2");
  const ofMore = side("PENDING", "PAYABLE", "-6.00");
  const came = side("PAYABLE", "PENDING", "5.00");
  expect(movementsOf([came, ofAnother])).toHaveLength(2);
  expect(movementsOf([came, ofMore])).toHaveLength(2);
  expect(movementsOf([])).toEqual([]);
});
