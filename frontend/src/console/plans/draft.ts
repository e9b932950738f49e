import { recruiterTrigger } from "~/explain/terms";
import type {
  ConditionOperator,
  IncentiveConditionInput,
  IncentiveInput,
  IncentivePeriod,
} from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { type AmountDraft, amountDraft, moneyView, optionalInput, whole } from "./amount";
import { takesList } from "./attributes";
import { newPay, type PayDraft, type PayKind, payDraft, payInput, payView } from "./pay";
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

/** An amount that holds for a period. */
interface PeriodCapDraft {
  amount: AmountDraft;
  period: IncentivePeriod;
}

/** One incentive in the form, in the shape of the API's input, with everything as it is typed. */
export interface IncentiveDraft extends PayDraft {
  /** Key in earlier versions; empty for a new one. */
  key: string;
  name: string;
  trigger: string;
  conditions: ConditionDraft;
  firstOnly: boolean;
  maxCount: string;
  maxMonths: string;
  min: AmountDraft;
  max: AmountDraft;
  caps: { perCustomer: AmountDraft; perPeriod: PeriodCapDraft; budget: PeriodCapDraft };
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
    ...newPay(currencyCode),
    conditions: { ...newComparison(), match: "ALL" },
    firstOnly: false,
    maxCount: "",
    maxMonths: "",
    min: amount(),
    max: amount(),
    caps: {
      perCustomer: amount(),
      perPeriod: { amount: amount(), period: "MONTH" },
      budget: { amount: amount(), period: "MONTH" },
    },
    holdDays: "",
    exclusiveGroup: "",
  };
}

/** Puts a saved incentive into the form. Amounts that are not there yet wait in the currency of the fixed one. */
export function draftOf(saved: SavedIncentive, currency: string, language: Language): IncentiveDraft {
  const { structure, limits, unit, ...terms } = saved.terms;
  const amount = (money: Parameters<typeof amountDraft>[0]) =>
    amountDraft(money, structure.flat?.currencyCode ?? currency, language);
  const count = (value: number) => (value > 0 ? String(value) : "");
  const { perCustomer, perPeriod, budget } = terms.caps;
  return {
    key: saved.key,
    name: saved.name,
    trigger: saved.trigger,
    ...payDraft({ structure, unit }, structure.flat?.currencyCode ?? currency, language),
    conditions: terms.conditions ? conditionDraft(terms.conditions) : { ...newComparison(), match: "ALL" },
    firstOnly: limits.firstOnly,
    maxCount: count(limits.maxCount),
    maxMonths: count(limits.maxMonths),
    min: amount(terms.min),
    max: amount(terms.max),
    caps: {
      perCustomer: amount(perCustomer),
      perPeriod: { amount: amount(perPeriod?.amount), period: perPeriod?.period ?? "MONTH" },
      budget: { amount: amount(budget?.amount), period: budget?.period ?? "MONTH" },
    },
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

/** How the incentive pays: a recruiter's part is always a percentage (rules §3.8). */
export function payKindOf({ pays, trigger }: Pick<IncentiveDraft, "pays" | "trigger">): PayKind {
  return trigger === recruiterTrigger ? "PERCENT" : pays;
}

/** Which parts of an incentive its way to pay leaves room for; the form shows only these, and nothing else is sent. */
export function roomOf(draft: Pick<IncentiveDraft, "pays" | "trigger">) {
  const pays = payKindOf(draft);
  const isForRecruiters = draft.trigger === recruiterTrigger;
  return {
    counts: pays !== "BONUS" && !isForRecruiters,
    months: pays !== "BONUS",
    bounds: pays !== "BONUS" && pays !== "UNIT",
    caps: pays !== "UNIT",
    hold: !isForRecruiters,
    group: pays !== "BONUS" && pays !== "UNIT",
  };
}

/** What the form would save: parts that the incentive has no room for are empty. */
function settled(draft: IncentiveDraft): IncentiveDraft {
  const room = roomOf(draft);
  const kept = (isKept: boolean, amount: AmountDraft) => (isKept ? amount : { ...amount, amount: "" });
  const { perCustomer, perPeriod, budget } = draft.caps;
  return {
    ...draft,
    pays: payKindOf(draft),
    firstOnly: room.counts && draft.firstOnly,
    maxCount: room.counts ? draft.maxCount : "",
    maxMonths: room.months ? draft.maxMonths : "",
    min: kept(room.bounds, draft.min),
    max: kept(room.bounds, draft.max),
    caps: {
      perCustomer: kept(room.caps, perCustomer),
      perPeriod: { ...perPeriod, amount: kept(room.caps, perPeriod.amount) },
      budget: { ...budget, amount: kept(room.caps, budget.amount) },
    },
    holdDays: room.hold ? draft.holdDays : "",
    exclusiveGroup: room.group ? draft.exclusiveGroup.trim() : "",
  };
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
export function incentiveInput(of: IncentiveDraft, language: Language): IncentiveInput {
  const draft = settled(of);
  return {
    key: draft.key || undefined,
    name: draft.name,
    trigger: draft.trigger,
    ...payInput(draft, language),
    caps: capsInput(draft.caps, language),
    conditions: conditionInput(draft.conditions),
    firstOnly: draft.firstOnly || undefined,
    maxCount: whole(draft.maxCount),
    maxMonths: whole(draft.maxMonths),
    min: optionalInput(draft.min, language),
    max: optionalInput(draft.max, language),
    holdDays: whole(draft.holdDays),
    exclusiveGroup: draft.exclusiveGroup || undefined,
  };
}

function capsInput(caps: IncentiveDraft["caps"], language: Language): IncentiveInput["caps"] {
  const inPeriod = (cap: PeriodCapDraft) => {
    const amount = optionalInput(cap.amount, language);
    return amount && { amount, period: cap.period };
  };
  const perCustomer = optionalInput(caps.perCustomer, language);
  const [perPeriod, budget] = [inPeriod(caps.perPeriod), inPeriod(caps.budget)];
  return perCustomer || perPeriod || budget ? { perCustomer, perPeriod, budget } : undefined;
}

/** What a draft would say if it were saved; amounts that are no numbers yet are left out. `currency` is the program's. */
export function viewOf(of: IncentiveDraft, currency: string, language: Language): IncentiveView {
  const draft = settled(of);
  const inPeriod = (cap: PeriodCapDraft) => {
    const amount = moneyView(cap.amount, language);
    return amount && { amount, period: cap.period };
  };
  return {
    name: draft.name.trim(),
    trigger: draft.trigger,
    terms: {
      ...payView(draft, currency, language),
      conditions: draft.conditions.conditions.length > 0 ? conditionView(draft.conditions) : null,
      limits: {
        firstOnly: draft.firstOnly,
        maxCount: whole(draft.maxCount) ?? 0,
        maxMonths: whole(draft.maxMonths) ?? 0,
      },
      min: moneyView(draft.min, language),
      max: moneyView(draft.max, language),
      caps: {
        perCustomer: moneyView(draft.caps.perCustomer, language),
        perPeriod: inPeriod(draft.caps.perPeriod),
        budget: inPeriod(draft.caps.budget),
      },
      holdDays: whole(draft.holdDays) ?? null,
      exclusiveGroup: draft.exclusiveGroup,
    },
  };
}

function conditionView(draft: ConditionDraft): ConditionView {
  if (draft.match) return { match: draft.match, conditions: draft.conditions.map(conditionView) };
  return { attribute: draft.attribute, operator: draft.operator, values: valuesOf(draft) };
}
