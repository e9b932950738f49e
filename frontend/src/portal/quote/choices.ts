import type { PortalQuoteTermsQuery } from "~/gql/graphql";

type Enrollment = NonNullable<PortalQuoteTermsQuery["enrollment"]>;
type Incentive = NonNullable<Enrollment["terms"]["planVersion"]>["incentives"][number];

/** A kind of conversion that can be asked for. */
interface TypeChoice {
  readonly key: string;
  readonly name: string;
  /** The stage's name, if it is the reaching of a stage. */
  readonly stage?: string;
  /** Whether such a conversion has an amount. */
  readonly hasAmount: boolean;
}

/** What the form offers. */
export interface Choices {
  /** First those that the terms pay for. */
  readonly types: readonly TypeChoice[];
  readonly currencies: readonly string[];
  /** What the conditions of the terms name. */
  readonly products: readonly string[];
  readonly categories: readonly string[];
}

interface Condition {
  readonly attribute: string;
  readonly operator?: string | null;
  readonly values: readonly string[];
  readonly conditions?: readonly Condition[];
}

/** The values that conditions compare an attribute with. */
function named(attribute: string, condition: Condition): readonly string[] {
  const below = (condition.conditions ?? []).flatMap((one) => named(attribute, one));
  const isWhole = condition.operator === "EQ" || condition.operator === "IN";
  return condition.attribute === attribute && isWhole ? [...condition.values, ...below] : below;
}

const distinct = (values: readonly string[]) => [...new Set(values)];

/** What can be asked, by the program and the terms in force. */
export function choicesOf({ program, balances, terms }: Enrollment, asked: string | undefined): Choices {
  const incentives = terms.planVersion?.incentives ?? [];
  const triggers = new Set(incentives.map((one) => one.trigger));
  const stages = program.stages
    .map((one) => ({ key: `stage:${one.key}`, name: one.name, stage: one.name, hasAmount: true }))
    .filter((one) => triggers.has(one.key));
  const events = program.eventTypes.map((one) => ({ key: one.key, name: one.name, hasAmount: !one.isLead }));
  const isFirst = new Set(program.eventTypes.filter((one) => one.isSale).map((one) => one.key));
  const rank = ({ key }: TypeChoice) => (triggers.has(key) ? 0 : 2) + (isFirst.has(key) ? 0 : 1);
  const values = (attribute: string) =>
    distinct(incentives.flatMap((one: Incentive) => named(attribute, one.terms.conditions ?? nothing)));
  return {
    types: [...events, ...stages].sort((a, b) => rank(a) - rank(b)),
    currencies: distinct([
      program.currency,
      ...balances.map((one) => one.currencyCode),
      ...(asked ? [asked] : []),
    ]),
    products: values("conversion.productId"),
    categories: values("conversion.category"),
  };
}

const nothing: Condition = { attribute: "", values: [] };
