import { expect, it } from "vitest";
import { inputFor } from "~/lib/formErrors";
import { newComparison, newIncentive } from "./draft";
import { belowDraft, belowVersion, type PlanValues, versionInput } from "./planForm";

const version: PlanValues["version"] = {
  starts: "later",
  effectiveFrom: "2026-07-01",
  appliesTo: "NEW_CUSTOMERS",
  note: " ",
  incentives: [],
};

it("begins a day at midnight in the program's zone", () => {
  expect(versionInput(version, "Europe/Berlin", "en").effectiveFrom).toBe("2026-06-30T22:00:00.000Z");
});
it("leaves the day out when the version holds at once", () => {
  const input = versionInput({ ...version, starts: "now" }, "Europe/Berlin", "en");
  expect(input).toEqual({
    effectiveFrom: undefined,
    appliesTo: "NEW_CUSTOMERS",
    note: undefined,
    incentives: [],
  });
});
it("brings every mistake of a saved version to its field", () => {
  const group = { ...newComparison(), match: "ALL" as const, conditions: [newComparison()] };
  const incentives = [{ ...newIncentive("sale", "EUR"), conditions: group }];
  const values: PlanValues = { name: "", version: { ...version, incentives } };
  const place = (...field: string[]) => {
    const [error] = belowVersion([{ field: ["input", ...field], message: "", code: "INVALID" }]);
    return inputFor(error?.field, values);
  };
  expect(place("incentives", "0", "flat", "amount")).toBe("version.incentives.0.flat.amount");
  expect(place("incentives", "0", "conditions", "conditions", "0", "values", "0")).toBe(
    "version.incentives.0.conditions.conditions.0.values",
  );
  expect(place("effectiveFrom")).toBe("version.effectiveFrom");
  expect(place("incentives", "0", "brackets", "brackets", "1", "upTo")).toBe(
    "version.incentives.0.brackets.brackets.1.upTo",
  );
  expect(place("incentives", "0", "bonus", "every", "amount", "currencyCode")).toBe(
    "version.incentives.0.bonus.every.amount.currencyCode",
  );
  expect(place("incentives", "0", "caps", "budget", "amount", "amount")).toBe(
    "version.incentives.0.caps.budget.amount.amount",
  );
  expect(place("incentives", "0", "unit", "quantity")).toBe("version.incentives.0.unit.quantity");
});
it("brings a mistake of a simulated draft to the same field, and leaves that of the period alone", () => {
  const mistakes = [
    ["input", "draft", "incentives", "0", "name"],
    ["input", "period", "endsAt"],
  ].map((field) => ({ field, message: "", code: "INVALID" }));
  expect(belowDraft(mistakes).map((one) => one.field)).toEqual([
    ["input", "version", "incentives", "0", "name"],
    ["input", "period", "endsAt"],
  ]);
});
