import type { StoredFile } from "~/files/upload";
import type { ReferralSubmitInput, SubmissionFieldKind } from "~/gql/graphql";
import type { Language } from "~/lib/i18n/catalogue";
import { formatDecimal, type Money, parseDecimal } from "~/lib/money";

/** What is typed into the form, in the shape of the API's input, so that mistakes find their fields. */
export interface SubmissionValues {
  company: string;
  contactName: string;
  email: string;
  phone: string;
  website: string;
  country: string;
  estimate: { amount: string; currencyCode: string };
  expectedClose: string;
  message: string;
  /** Answers to the program's own questions by key; a consent is a tick. */
  answers: Record<string, string | boolean>;
  /** Ids of files that were uploaded to go with it. */
  attachmentIds: string[];
  hasConsent: boolean;
}

/** What the form needs to know of a question. */
export interface Question {
  readonly key: string;
  readonly kind: SubmissionFieldKind;
}

/** What was submitted before, as the API tells it. */
export interface Submitted {
  readonly company: string;
  readonly contactName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly website?: string | null;
  readonly country?: string | null;
  readonly estimate?: Money | null;
  readonly expectedClose?: string | null;
  readonly message?: string | null;
  readonly answers: readonly {
    readonly key: string;
    readonly value: string;
    readonly file?: StoredFile | null;
  }[];
}

/** The form before anything is typed. */
export function blankValues(questions: readonly Question[], currencyCode: string): SubmissionValues {
  return {
    company: "",
    contactName: "",
    email: "",
    phone: "",
    website: "",
    country: "",
    estimate: { amount: "", currencyCode },
    expectedClose: "",
    message: "",
    answers: Object.fromEntries(questions.map(({ key, kind }) => [key, kind === "CONSENT" ? false : ""])),
    attachmentIds: [],
    hasConsent: false,
  };
}

/** The form with what was submitted before; the consent is asked for anew. */
export function valuesOf(
  before: Submitted,
  questions: readonly Question[],
  currencyCode: string,
  language: Language,
): SubmissionValues {
  const blank = blankValues(questions, currencyCode);
  const said = new Map(before.answers.map(({ key, value }) => [key, value]));
  const answers = questions.map(({ key, kind }) => {
    const value = said.get(key) ?? "";
    if (kind === "CONSENT") return [key, value === "true"] as const;
    return [key, kind === "NUMBER" && value ? formatDecimal(value, language) : value] as const;
  });
  return {
    ...blank,
    company: before.company,
    contactName: before.contactName ?? "",
    email: before.email ?? "",
    phone: before.phone ?? "",
    website: before.website ?? "",
    country: before.country ?? "",
    estimate: before.estimate
      ? {
          amount: formatDecimal(before.estimate.amount, language),
          currencyCode: before.estimate.currencyCode,
        }
      : blank.estimate,
    expectedClose: before.expectedClose ?? "",
    message: before.message ?? "",
    answers: Object.fromEntries(answers),
  };
}

/** What is sent: trimmed, numbers in plain digits, and nothing for what was left empty. */
export function inputOf(
  values: SubmissionValues,
  questions: readonly Question[],
  programId: string,
  language: Language,
): ReferralSubmitInput {
  const plain = (typed: string) => parseDecimal(typed, language) ?? typed.trim();
  const said = (typed: string) => typed.trim() || null;
  const answers = questions.flatMap(({ key, kind }) => {
    const answer = values.answers[key] ?? "";
    const value =
      typeof answer === "boolean"
        ? answer
          ? "true"
          : ""
        : kind === "NUMBER"
          ? plain(answer)
          : answer.trim();
    return value ? [{ key, value }] : [];
  });
  const amount = said(values.estimate.amount);
  return {
    programId,
    company: values.company.trim(),
    contactName: said(values.contactName),
    email: said(values.email),
    phone: said(values.phone),
    website: said(values.website),
    country: said(values.country),
    estimate: amount ? { amount: plain(amount), currencyCode: values.estimate.currencyCode } : null,
    expectedClose: said(values.expectedClose),
    message: said(values.message),
    answers,
    ...(values.attachmentIds.length > 0 && { attachmentIds: values.attachmentIds }),
    hasConsent: values.hasConsent,
  };
}
