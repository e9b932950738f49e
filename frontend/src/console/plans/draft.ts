import type { ConditionOperator, IncentiveConditionInput, IncentiveInput } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { formatDecimal, type Money, parseDecimal } from "~/lib/money";
import { takesList } from "./attributes";
import type { ConditionView, IncentiveView } from "./sentence";

/** A condition in the form: a comparison, or with `match` a group. All fields are there, so that mistakes find them. */
export interface ConditionDraft {
  match: "" | "ALL" | "ANY";
  conditions: ConditionDraft[];
  attribute: string;
  operator: string;
  /** One value, or several parted by commas. */
  values: string;
}

/** An amount as it is typed. */
interface AmountDraft {
  amount: string;
  currencyCode: string;
}

/** One incentive in the form, in the shape of the API's input, with everything as it is typed. */
export interface IncentiveDraft {
  /** Key in earlier versions; empty for a new one. */
  key: string;
  name: string;
  trigger: string;
  pays: "PERCENT" | "FLAT";
  percentage: string;
  flat: AmountDraft;
  conditions: ConditionDraft;
  firstOnly: boolean;
  maxCount: string;
  maxMonths: string;
  min: AmountDraft;
  max: AmountDraft;
  holdDays: string;
  exclusiveGroup: string;
}

/** An incentive as the API gives it. */
export interface SavedIncentive extends IncentiveView {
  readonly key: string;
  readonly name: string;
}

/** A comparison that nothing is chosen in yet. */
export function newComparison(): ConditionDraft {
  return { match: "", conditions: [], attribute: "conversion.amount", operator: "GTE", values: "" };
}

/** A new incentive: a share of the first event type. */
export function newIncentive(trigger: string, currencyCode: string): IncentiveDraft {
  const amount = () => ({ amount: "", currencyCode });
  return {
    key: "",
    name: "",
    trigger,
    pays: "PERCENT",
    percentage: "",
    flat: amount(),
    conditions: { ...newComparison(), match: "ALL" },
    firstOnly: false,
    maxCount: "",
    maxMonths: "",
    min: amount(),
    max: amount(),
    holdDays: "",
    exclusiveGroup: "",
  };
}

/** Writes a decimal as people of the language type it: no grouping, their decimal sign. */
function typed(decimal: string, language: Language): string {
  return formatDecimal(decimal, language, { useGrouping: false });
}

/** Puts a saved incentive into the form. */
export function draftOf(saved: SavedIncentive, currency: string, language: Language): IncentiveDraft {
  const { structure, limits, ...terms } = saved.terms;
  const amount = (money: Money | null | undefined): AmountDraft =>
    money
      ? { amount: typed(money.amount, language), currencyCode: money.currencyCode }
      : { amount: "", currencyCode: structure.flat?.currencyCode ?? currency };
  const count = (value: number) => (value > 0 ? String(value) : "");
  return {
    key: saved.key,
    name: saved.name,
    trigger: saved.trigger,
    pays: structure.flat ? "FLAT" : "PERCENT",
    percentage: structure.percentage ? typed(structure.percentage, language) : "",
    flat: amount(structure.flat),
    conditions: terms.conditions ? conditionDraft(terms.conditions) : { ...newComparison(), match: "ALL" },
    firstOnly: limits.firstOnly,
    maxCount: count(limits.maxCount),
    maxMonths: count(limits.maxMonths),
    min: amount(terms.min),
    max: amount(terms.max),
    holdDays: typeof terms.holdDays === "number" ? String(terms.holdDays) : "",
    exclusiveGroup: terms.exclusiveGroup,
  };
}

function conditionDraft(view: ConditionView): ConditionDraft {
  return {
    match: view.match ?? "",
    conditions: (view.conditions ?? []).map(conditionDraft),
    attribute: view.attribute ?? "",
    operator: view.operator ?? "",
    values: (view.values ?? []).join(", "),
  };
}

/** Reads what was typed; what is no number goes to the server as it is, which says what is wrong with it. */
function decimal(text: string, language: Language): string {
  return parseDecimal(text, language) ?? text.trim();
}

/** A whole number, or undefined for an empty field. The inputs allow nothing else. */
function whole(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/** The values of a comparison, one or several. */
function valuesOf({ operator, values }: Pick<ConditionDraft, "operator" | "values">): string[] {
  const parts = takesList(operator) ? values.split(",") : [values];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** The conditions as the API takes them; undefined when nothing is asked. Numbers are plain decimals in every language. */
export function conditionInput(draft: ConditionDraft): IncentiveConditionInput | undefined {
  return draft.conditions.length > 0 ? groupInput(draft) : undefined;
}

function groupInput(draft: ConditionDraft): IncentiveConditionInput {
  if (draft.match) return { match: draft.match, conditions: draft.conditions.map(groupInput) };
  // The menus offer nothing but operators; the server refuses what is none.
  const operator = draft.operator as ConditionOperator;
  return { attribute: draft.attribute, operator, values: valuesOf(draft) };
}

/** An incentive as the API takes it. Empty fields are left out. */
export function incentiveInput(draft: IncentiveDraft, language: Language): IncentiveInput {
  const money = ({ amount, currencyCode }: AmountDraft) =>
    amount.trim()
      ? { amount: decimal(amount, language), currencyCode: currencyCode.trim().toUpperCase() }
      : undefined;
  return {
    key: draft.key || undefined,
    name: draft.name,
    trigger: draft.trigger,
    flat:
      draft.pays === "FLAT"
        ? (money(draft.flat) ?? { amount: "", currencyCode: draft.flat.currencyCode })
        : undefined,
    percentage: draft.pays === "PERCENT" ? decimal(draft.percentage, language) : undefined,
    conditions: conditionInput(draft.conditions),
    firstOnly: draft.firstOnly || undefined,
    maxCount: whole(draft.maxCount),
    maxMonths: whole(draft.maxMonths),
    min: money(draft.min),
    max: money(draft.max),
    holdDays: whole(draft.holdDays),
    exclusiveGroup: draft.exclusiveGroup.trim() || undefined,
  };
}

/** What a draft would say if it were saved; amounts that are no numbers yet are left out. */
export function viewOf(draft: IncentiveDraft, language: Language): IncentiveView {
  const money = ({ amount, currencyCode }: AmountDraft): Money | null => {
    const plain = parseDecimal(amount, language);
    const code = currencyCode.trim().toUpperCase();
    return plain !== null && /^[A-Z]{3}$/.test(code) ? { amount: plain, currencyCode: code } : null;
  };
  return {
    trigger: draft.trigger,
    terms: {
      structure:
        draft.pays === "FLAT"
          ? { flat: money(draft.flat) }
          : { percentage: parseDecimal(draft.percentage, language) },
      conditions: draft.conditions.conditions.length > 0 ? conditionView(draft.conditions) : null,
      limits: {
        firstOnly: draft.firstOnly,
        maxCount: whole(draft.maxCount) ?? 0,
        maxMonths: whole(draft.maxMonths) ?? 0,
      },
      min: money(draft.min),
      max: money(draft.max),
      holdDays: whole(draft.holdDays) ?? null,
      exclusiveGroup: draft.exclusiveGroup.trim(),
    },
  };
}

function conditionView(draft: ConditionDraft): ConditionView {
  if (draft.match) return { match: draft.match, conditions: draft.conditions.map(conditionView) };
  return { attribute: draft.attribute, operator: draft.operator, values: valuesOf(draft) };
}
