import { operatorsOf, takesList } from "./attributes";
import { type ConditionDraft, newComparison } from "./draft";

/** Where a condition stands: its place in the root, and in the group there if it is inside one. */
export type Place = readonly [number] | readonly [number, number];

/** A group that begins with one comparison. */
function newGroup(): ConditionDraft {
  return { ...newComparison(), match: "ANY", attribute: "", operator: "", conditions: [newComparison()] };
}

/** Adds a comparison at the end of the root, or of the group at `inside`. */
export function addComparison(root: ConditionDraft, inside?: number): ConditionDraft {
  if (inside === undefined) return { ...root, conditions: [...root.conditions, newComparison()] };
  return change(root, [inside], (group) => ({
    ...group,
    conditions: [...group.conditions, newComparison()],
  }));
}

/** Adds a group to the root. Groups hold comparisons only: one level of nesting. */
export function addGroup(root: ConditionDraft): ConditionDraft {
  return { ...root, conditions: [...root.conditions, newGroup()] };
}

/** Replaces what stands at `place`. */
export function change(
  root: ConditionDraft,
  [place, inner]: Place,
  edit: (condition: ConditionDraft) => ConditionDraft,
): ConditionDraft {
  const conditions = root.conditions.map((condition, index) => {
    if (index !== place) return condition;
    return inner === undefined ? edit(condition) : change(condition, [inner], edit);
  });
  return { ...root, conditions };
}

/** Takes away what stands at `place`; a group that is left empty goes too. */
export function remove(root: ConditionDraft, [place, inner]: Place): ConditionDraft {
  const without = (conditions: ConditionDraft[], index: number) =>
    conditions.filter((_, other) => other !== index);
  if (inner === undefined) return { ...root, conditions: without(root.conditions, place) };
  const rest = without(root.conditions[place]?.conditions ?? [], inner);
  if (rest.length === 0) return remove(root, [place]);
  return change(root, [place], (group) => ({ ...group, conditions: rest }));
}

/** Chooses an attribute. The operator stays if the new attribute knows it; true and false begin with true. */
export function chooseAttribute(condition: ConditionDraft, attribute: string): ConditionDraft {
  const operators = operatorsOf(attribute);
  const operator = operators.find((one) => one === condition.operator) ?? operators[0] ?? "EQ";
  const values =
    attribute === "customer.isNew"
      ? "true"
      : condition.attribute === "customer.isNew"
        ? ""
        : condition.values;
  return { ...condition, attribute, operator, values };
}

/** Chooses an operator. Of several values only the first stays for one that takes one. */
export function chooseOperator(condition: ConditionDraft, operator: string): ConditionDraft {
  const keeps = takesList(operator) || !takesList(condition.operator);
  return {
    ...condition,
    operator,
    values: keeps ? condition.values : (condition.values.split(",")[0] ?? "").trim(),
  };
}
