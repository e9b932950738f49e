import type { StoredFile } from "~/files/upload";
import type { SubmissionValues } from "~/submission/values";

/** A form that is not sent yet. */
export interface Draft {
  /** Made once per form, so that sending it twice is no second submission. */
  externalId: string;
  values: SubmissionValues;
  /** The files that it names. */
  files: readonly StoredFile[];
  /** When it was typed, in milliseconds: the newest of two devices counts. */
  savedAt: number;
}

const storageKey = (enrollmentId: string) => `rapport.referral-draft.${enrollmentId}`;

/** A new random id. Works without HTTPS too, where `randomUUID` is missing. */
export function newExternalId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What was typed before, completed by `blank` where the form asks for more by now; null if nothing can be read. */
export function parseDraft(text: string | null | undefined, blank: SubmissionValues): Draft | null {
  try {
    const draft: Partial<Draft> | null = JSON.parse(text ?? "null");
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
    return { externalId: draft.externalId, values, files: draft.files ?? [], savedAt: draft.savedAt ?? 0 };
  } catch {
    // Another version wrote it: the form begins empty.
    return null;
  }
}

/** Without what names a file that is there no more. */
export function withFiles(draft: Draft, files: readonly StoredFile[]): Draft {
  const isThere = (id: string) => files.some((file) => file.id === id);
  const wasFile = (answer: string | boolean) => draft.files.some((file) => file.id === answer);
  const { answers, attachmentIds } = draft.values;
  const kept = Object.entries(answers).map(([key, answer]) =>
    wasFile(answer) && !isThere(String(answer)) ? ([key, ""] as const) : ([key, answer] as const),
  );
  const values = {
    ...draft.values,
    answers: Object.fromEntries(kept),
    attachmentIds: attachmentIds.filter(isThere),
  };
  return { ...draft, values, files };
}

/** What this browser keeps; null if nothing. */
export function readDraft(enrollmentId: string, blank: SubmissionValues): Draft | null {
  try {
    return parseDraft(localStorage.getItem(storageKey(enrollmentId)), blank);
  } catch {
    return null; // The browser keeps nothing.
  }
}

/** Keeps what is typed in this browser, until the server has it. */
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

/** The newer of two. */
export function newer(one: Draft | null, other: Draft | null): Draft | null {
  if (!one || !other) return one ?? other;
  return other.savedAt > one.savedAt ? other : one;
}
