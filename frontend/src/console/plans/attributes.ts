import type { ConditionOperator } from "~/gql/graphql";

/** How the values of an attribute are compared: it decides the operators that are offered. */
export type AttributeKind = "text" | "number" | "boolean" | "free";

/** The closed list of what conditions may look at, in the order of the menu. Metadata is open at the end. */
const attributeKinds = {
  "conversion.amount": "number",
  "conversion.currency": "text",
  "conversion.productId": "text",
  "conversion.category": "text",
  "conversion.sequence": "number",
  "customer.country": "text",
  "customer.isNew": "boolean",
  "customer.ageMonths": "number",
  "partner.country": "text",
  "partner.type": "text",
  "partner.tier": "text",
  "partner.group": "text",
  "partner.tag": "text",
  "referral.source": "text",
  "referral.stage": "text",
  "link.id": "text",
  "link.sub1": "text",
  "link.sub2": "text",
  "link.sub3": "text",
  "link.sub4": "text",
  "link.sub5": "text",
} as const satisfies Record<string, AttributeKind>;

/** An attribute with words of its own. */
export type KnownAttribute = keyof typeof attributeKinds;

/** Names of all known attributes. */
export const attributes = Object.keys(attributeKinds) as readonly KnownAttribute[];

/** The two families whose names go on with a key of the vendor's own. */
export const metadataPrefixes = ["conversion.metadata.", "customer.metadata."] as const;

/** Narrows a name to one that we have words for. */
export function isKnown(attribute: string): attribute is KnownAttribute {
  return Object.hasOwn(attributeKinds, attribute);
}

/** The kind of an attribute; metadata, and what this client does not know yet, may be anything. */
export function kindOf(attribute: string): AttributeKind {
  return isKnown(attribute) ? attributeKinds[attribute] : "free";
}

const equal: readonly ConditionOperator[] = ["EQ", "NE"];
const lists: readonly ConditionOperator[] = ["IN", "NOT_IN"];
const order: readonly ConditionOperator[] = ["GTE", "GT", "LTE", "LT"];
const parts: readonly ConditionOperator[] = ["STARTS_WITH", "ENDS_WITH", "CONTAINS"];
const offered: Record<AttributeKind, readonly ConditionOperator[]> = {
  text: [...equal, ...lists, ...parts],
  number: [...order, ...equal, ...lists],
  boolean: equal,
  free: [...equal, ...lists, ...order, ...parts],
};

/** The operators by which an attribute can be compared, the usual one first. */
export function operatorsOf(attribute: string): readonly ConditionOperator[] {
  return offered[kindOf(attribute)];
}

/** Whether an operator takes several values. */
export function takesList(operator: string): boolean {
  return operator === "IN" || operator === "NOT_IN";
}
