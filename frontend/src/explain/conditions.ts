import type { PricingExplanationFragment } from "~/gql/graphql";
import { formatDecimal } from "~/lib/money";
import { type Speaker, sayOf } from "./speaker";
import type { explainText } from "./text";

/** A line of the conditions, from the outside in. */
export interface ConditionLine {
  readonly words: string;
  readonly holds: boolean;
  /** How deep it stands: 0 for the outermost. */
  readonly depth: number;
}

type Root = NonNullable<PricingExplanationFragment["conditions"]>;
/** A node of the tree; the fragment writes out as many levels as the API allows. */
interface Node extends Omit<Root, "conditions" | "__typename"> {
  readonly conditions?: readonly Node[];
}

/** The conditions as lines. A group of one is not worth a line of its own. */
export function conditionLines(root: Node, speaker: Speaker, depth = 0): ConditionLine[] {
  const children = root.conditions ?? [];
  if (!root.match) return [{ words: comparison(root, speaker), holds: root.holds, depth }];
  const [only] = children;
  if (children.length === 1 && only) return conditionLines(only, speaker, depth);
  const words = sayOf(speaker)(root.match === "ALL" ? "allHold" : "anyHolds");
  return [
    { words, holds: root.holds, depth },
    ...children.flatMap((child) => conditionLines(child, speaker, depth + 1)),
  ];
}

type Words = keyof (typeof explainText)["en"];

const attributeWords: Record<string, Words> = {
  "conversion.amount": "conversionAmount",
  "conversion.currency": "conversionCurrency",
  "conversion.type": "conversionType",
  "conversion.productId": "conversionProductId",
  "conversion.category": "conversionCategory",
  "conversion.sequence": "conversionSequence",
  "customer.country": "customerCountry",
  "customer.isNew": "customerIsNew",
  "customer.ageMonths": "customerAgeMonths",
  "partner.country": "partnerCountry",
  "partner.type": "partnerType",
  "partner.tier": "partnerTier",
  "partner.group": "partnerGroup",
  "partner.tag": "partnerTag",
  "referral.source": "referralSource",
  "referral.stage": "referralStage",
  "link.id": "linkId",
};

/** "Customer’s country" for `customer.country`; the vendor's own key for metadata and sub-ids. */
function attributeName(attribute: string, speaker: Speaker): string {
  const say = sayOf(speaker);
  const key = attributeWords[attribute];
  if (key) return say(key as "conversionAmount");
  return say("ownAttribute", { key: attribute.replace(/^(conversion|customer)\.metadata\./, "") });
}

function valueWords(attribute: string, value: string, speaker: Speaker): string {
  const say = sayOf(speaker);
  if (attribute.endsWith(".isNew")) return say(value === "true" ? "yes" : "no");
  if (attribute.endsWith(".country") && /^[A-Z]{2}$/.test(value))
    return new Intl.DisplayNames([speaker.language], { type: "region" }).of(value) ?? value;
  if (attribute === "conversion.amount" && /^-?\d+(\.\d+)?$/.test(value))
    return formatDecimal(value, speaker.language);
  return value;
}

/** What is compared, how, and with what. */
export interface Test {
  readonly attribute: string;
  readonly operator?: Node["operator"];
  readonly values: readonly string[];
}

const valueList = (attribute: string, values: readonly string[], speaker: Speaker) =>
  values.map((value) => valueWords(attribute, value, speaker)).join(", ");

/** "Customer’s country is Germany". */
export function testWords({ attribute, operator, values }: Test, speaker: Speaker): string {
  const say = sayOf(speaker);
  return say("comparison", {
    attribute: attributeName(attribute, speaker),
    operator: say(`operator${operator ?? "EQ"}`),
    values: valueList(attribute, values, speaker),
  });
}

function comparison(node: Node, speaker: Speaker): string {
  const say = sayOf(speaker);
  const test = testWords(node, speaker);
  return node.seen.length === 0
    ? say("seenMissing", { test })
    : say("seenValue", { test, seen: valueList(node.attribute, node.seen, speaker) });
}
