import type { SubmissionValues } from "./values";

/** A form that is not sent yet. */
export interface Draft {
  /** Made once per form, so that sending it twice is no second submission. */
  externalId: string;
  values: SubmissionValues;
}

const storageKey = (enrollmentId: string) => `rapport.referral-draft.${enrollmentId}`;

/** A new random id. Works without HTTPS too, where `randomUUID` is missing. */
export function newExternalId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What was typed before, completed by `blank` where the form asks for more by now; null if nothing was. */
export function readDraft(enrollmentId: string, blank: SubmissionValues): Draft | null {
  try {
    const draft: Partial<Draft> | null = JSON.parse(localStorage.getItem(storageKey(enrollmentId)) ?? "null");
    if (!draft?.externalId || !draft.values) return null;
    const answers = Object.fromEntries(
      Object.entries(blank.answers).map(([key, nothing]) => {
        const said = draft.values?.answers?.[key];
        return [key, typeof said === typeof nothing && said !== undefined ? said : nothing];
      }),
    );
    const { currencyCode } = blank.estimate;
    const amount = draft.values.estimate?.amount ?? "";
    const values = { ...blank, ...draft.values, estimate: { amount, currencyCode }, answers };
    return { externalId: draft.externalId, values };
  } catch {
    // Another version wrote it, or the browser keeps nothing: the form begins empty.
    return null;
  }
}

/** Keeps what is typed in this browser. */
export function keepDraft(enrollmentId: string, draft: Draft): void {
  try {
    localStorage.setItem(storageKey(enrollmentId), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage must not stop anybody from typing.
  }
}

/** Forgets it: it was sent, or begun anew. */
export function dropDraft(enrollmentId: string): void {
  localStorage.removeItem(storageKey(enrollmentId));
}
