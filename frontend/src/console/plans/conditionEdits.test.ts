import { describe, expect, it } from "vitest";
import { addComparison, addGroup, change, chooseAttribute, chooseOperator, remove } from "./conditionEdits";
import { newComparison, newIncentive } from "./draft";

const empty = newIncentive("sale", "EUR").conditions;
const shape = (root: typeof empty) => root.conditions.map((one) => (one.match ? one.conditions.length : "-"));

describe("the condition builder", () => {
  it("adds comparisons and groups, and comparisons inside a group", () => {
    const root = addComparison(addGroup(addComparison(empty)), 1);
    expect(shape(root)).toEqual(["-", 2]);
  });
  it("changes only what stands at the place", () => {
    const root = addGroup(addComparison(empty));
    const changed = change(root, [1, 0], (one) => ({ ...one, values: "7" }));
    expect(changed.conditions[1]?.conditions[0]?.values).toBe("7");
    expect(changed.conditions[0]).toBe(root.conditions[0]);
  });
  it("takes an empty group away with its last comparison", () => {
    expect(shape(remove(addGroup(addComparison(empty)), [1, 0]))).toEqual(["-"]);
    expect(shape(remove(addComparison(addGroup(empty), 0), [0, 1]))).toEqual([1]);
    expect(shape(remove(addComparison(empty), [0]))).toEqual([]);
  });
});

describe("choosing", () => {
  const amount = { ...newComparison(), values: "100" };
  it("keeps an operator that the new attribute knows", () => {
    expect(chooseAttribute(amount, "customer.ageMonths").operator).toBe("GTE");
    expect(chooseAttribute(amount, "customer.country").operator).toBe("EQ");
  });
  it("begins true and false with true, and forgets it afterwards", () => {
    const isNew = chooseAttribute(amount, "customer.isNew");
    expect(isNew).toMatchObject({ operator: "EQ", values: "true" });
    expect(chooseAttribute(isNew, "partner.tag").values).toBe("");
  });
  it("keeps one value when a list is no longer allowed", () => {
    const list = { ...newComparison(), attribute: "partner.tag", operator: "IN", values: "a, b" };
    expect(chooseOperator(list, "EQ").values).toBe("a");
    expect(chooseOperator(list, "NOT_IN").values).toBe("a, b");
  });
});
