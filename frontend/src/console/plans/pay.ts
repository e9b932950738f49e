import type { Structure, Unit } from "~/explain/terms";
import type { BracketMode, IncentiveInput, IncentiveMeasure, IncentivePeriod, UnitKind } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import type { Money } from "~/lib/money";
import { type AmountDraft, amountDraft, decimal, moneyInput, moneyView, typed, whole } from "./amount";

/** How an incentive of the form pays. */
export const payKinds = ["PERCENT", "FLAT", "BRACKETS", "BONUS", "UNIT"] as const;
export type PayKind = (typeof payKinds)[number];

/** One row of the table of brackets. The last row is open: its bound is not used. */
export interface BracketDraft {
  pays: "PERCENT" | "FLAT";
  upTo: string;
  percentage: string;
  flat: AmountDraft;
}

/** What is to be reached, and what reaching it pays. */
export interface ThresholdDraft {
  at: string;
  amount: AmountDraft;
}

/** How an incentive pays, with the fields of every kind, so that switching keeps what was typed. */
export interface PayDraft {
  pays: PayKind;
  percentage: string;
  flat: AmountDraft;
  brackets: {
    mode: BracketMode;
    measure: IncentiveMeasure;
    period: IncentivePeriod;
    brackets: BracketDraft[];
  };
  bonus: {
    measure: IncentiveMeasure;
    period: IncentivePeriod;
    thresholds: ThresholdDraft[];
    /** Not used while both of its fields are empty. */
    every: ThresholdDraft;
  };
  unit: { kind: UnitKind; name: string; quantity: string };
}

/** An empty row of the table of brackets. */
export function newBracket(currencyCode: string): BracketDraft {
  return { pays: "PERCENT", upTo: "", percentage: "", flat: { amount: "", currencyCode } };
}

/** An empty threshold. */
export function newThreshold(currencyCode: string): ThresholdDraft {
  return { at: "", amount: { amount: "", currencyCode } };
}

/** A share of nothing yet; two brackets and one threshold wait to be filled in. */
export function newPay(currencyCode: string): PayDraft {
  return {
    pays: "PERCENT",
    percentage: "",
    flat: { amount: "", currencyCode },
    brackets: {
      mode: "GRADUATED",
      measure: "REVENUE",
      period: "MONTH",
      brackets: [newBracket(currencyCode), newBracket(currencyCode)],
    },
    bonus: {
      measure: "COUNT",
      period: "MONTH",
      thresholds: [newThreshold(currencyCode)],
      every: newThreshold(currencyCode),
    },
    unit: { kind: "POINTS", name: "", quantity: "" },
  };
}

/** Whether brackets pay percentages only: the parts of an amount cannot each earn a fixed one (rules §3.4). */
export function areSharesOnly({ mode, measure }: Pick<PayDraft["brackets"], "mode" | "measure">): boolean {
  return mode === "GRADUATED" && measure === "REVENUE";
}

/** Puts what a saved incentive pays into the form. */
export function payDraft(
  saved: { readonly structure: PartialStructure; readonly unit?: Unit | null },
  currency: string,
  language: Language,
): PayDraft {
  const { structure, unit } = saved;
  const { flat, percentage, brackets, bonus } = structure;
  const draft = newPay(currency);
  const share = (value: string | null | undefined) => (value ? typed(value, language) : "");
  const bound = (count: number | null | undefined, amount: Money | null | undefined) =>
    amount ? typed(amount.amount, language) : (count?.toString() ?? "");
  const threshold = (one: NonNullable<Bonus["every"]>): ThresholdDraft => ({
    at: bound(one.at, one.atAmount),
    amount: amountDraft(one.amount, currency, language),
  });
  if (unit) return { ...draft, pays: "UNIT", unit: { ...unit, quantity: String(unit.quantity) } };
  if (brackets) {
    const rows = brackets.brackets.map(
      (one): BracketDraft => ({
        pays: one.flat ? "FLAT" : "PERCENT",
        upTo: bound(one.upTo, one.upToAmount),
        percentage: share(one.percentage),
        flat: amountDraft(one.flat, currency, language),
      }),
    );
    return { ...draft, pays: "BRACKETS", brackets: { ...brackets, brackets: rows } };
  }
  if (bonus) {
    const every = bonus.every ? threshold(bonus.every) : newThreshold(currency);
    return {
      ...draft,
      pays: "BONUS",
      bonus: { ...bonus, thresholds: bonus.thresholds.map(threshold), every },
    };
  }
  if (flat) return { ...draft, pays: "FLAT", flat: amountDraft(flat, currency, language) };
  return { ...draft, percentage: share(percentage) };
}

/** What an incentive pays, as the API gives it or as far as a draft says it. */
export type PartialStructure = Partial<Structure>;
type Bonus = NonNullable<Structure["bonus"]>;
type Brackets = NonNullable<Structure["brackets"]>;
type PayInput = Pick<IncentiveInput, "flat" | "percentage" | "brackets" | "bonus" | "unit">;

/** What an incentive pays, as the API takes it: exactly one of the fields. What is empty is left to the server to name. */
export function payInput(draft: PayDraft, language: Language): PayInput {
  const threshold = ({ at, amount }: ThresholdDraft) => ({
    at: decimal(at, language),
    amount: moneyInput(amount, language),
  });
  switch (draft.pays) {
    case "PERCENT":
      return { percentage: decimal(draft.percentage, language) };
    case "FLAT":
      return { flat: moneyInput(draft.flat, language) };
    case "UNIT": {
      const { kind, name, quantity } = draft.unit;
      return { unit: { kind, name: name.trim(), quantity: whole(quantity) ?? 0 } };
    }
    case "BRACKETS": {
      const { mode, measure, period, brackets } = draft.brackets;
      const rows = brackets.map((row, index) => ({
        upTo: index === brackets.length - 1 || !row.upTo.trim() ? undefined : decimal(row.upTo, language),
        ...(paysShare(row, draft.brackets)
          ? { percentage: decimal(row.percentage, language) }
          : { flat: moneyInput(row.flat, language) }),
      }));
      return { brackets: { mode, measure, period, brackets: rows } };
    }
    case "BONUS": {
      const { measure, period, thresholds, every } = draft.bonus;
      const isEvery = every.at.trim() !== "" || every.amount.amount.trim() !== "";
      return {
        bonus: {
          measure,
          period,
          thresholds: thresholds.map(threshold),
          every: isEvery ? threshold(every) : undefined,
        },
      };
    }
  }
}

/** Whether a row of the table pays a percentage. */
function paysShare(row: BracketDraft, of: PayDraft["brackets"]): boolean {
  return row.pays === "PERCENT" || areSharesOnly(of);
}

/** What a draft would pay if it were saved; nothing while a number of it is missing. `currency` is the program's. */
export function payView(
  draft: PayDraft,
  currency: string,
  language: Language,
): { structure: PartialStructure; unit: Unit | null } {
  const none = { structure: {}, unit: null };
  switch (draft.pays) {
    case "PERCENT":
      return { structure: { percentage: plain(draft.percentage, language) }, unit: null };
    case "FLAT":
      return { structure: { flat: moneyView(draft.flat, language) }, unit: null };
    case "UNIT": {
      const quantity = whole(draft.unit.quantity) ?? 0;
      const name = draft.unit.name.trim();
      return quantity > 0 && name ? { structure: {}, unit: { ...draft.unit, name, quantity } } : none;
    }
    case "BRACKETS": {
      const brackets = bracketsView(draft.brackets, currency, language);
      return brackets ? { structure: { brackets }, unit: null } : none;
    }
    case "BONUS": {
      const bonus = bonusView(draft.bonus, currency, language);
      return bonus ? { structure: { bonus }, unit: null } : none;
    }
  }
}

function plain(text: string, language: Language): string | null {
  const value = decimal(text, language);
  return /^\d+(\.\d+)?$/.test(value) ? value : null;
}

/** A bound as the API shows it: a count or an amount; null while it is none. */
function measured(text: string, measure: IncentiveMeasure, currency: string, language: Language) {
  if (measure === "COUNT") return { count: whole(text) ?? null, amount: null };
  return { count: null, amount: moneyView({ amount: text, currencyCode: currency }, language) };
}

function bracketsView(draft: PayDraft["brackets"], currency: string, language: Language): Brackets | null {
  const rows = draft.brackets.map((row, index) => {
    const isShare = paysShare(row, draft);
    const to = measured(row.upTo, draft.measure, currency, language);
    const isLast = index === draft.brackets.length - 1;
    const view = {
      upTo: isLast ? null : to.count,
      upToAmount: isLast ? null : to.amount,
      flat: isShare ? null : moneyView(row.flat, language),
      percentage: isShare ? plain(row.percentage, language) : null,
    };
    const isWhole = (view.flat || view.percentage) && (isLast || to.count !== null || to.amount);
    return isWhole ? view : null;
  });
  if (rows.length === 0 || rows.includes(null)) return null;
  return { ...draft, brackets: rows.filter((row) => row !== null) };
}

function bonusView(draft: PayDraft["bonus"], currency: string, language: Language): Bonus | null {
  const view = (one: ThresholdDraft) => {
    const at = measured(one.at, draft.measure, currency, language);
    const amount = moneyView(one.amount, language);
    return amount && (at.count !== null || at.amount) ? { at: at.count, atAmount: at.amount, amount } : null;
  };
  const rows = draft.thresholds.map(view);
  const every = view(draft.every);
  if (rows.includes(null) || (rows.length === 0 && !every)) return null;
  return { ...draft, thresholds: rows.filter((row) => row !== null), every };
}
