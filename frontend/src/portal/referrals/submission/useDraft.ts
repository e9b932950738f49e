import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { type Draft, dropDraft, keepDraft } from "./draft";

const DraftSaveDocument = graphql(`
  mutation SubmissionDraftSave($programId: ID!, $body: String!) {
    submissionDraftSave(programId: $programId, body: $body) {
      draft { updatedAt }
      userErrors { field message code }
    }
  }
`);
const DraftDeleteDocument = graphql(`
  mutation SubmissionDraftDelete($programId: ID!) {
    submissionDraftDelete(programId: $programId) {
      isDeleted
      userErrors { field message code }
    }
  }
`);

/** How long typing rests before the server is told, in milliseconds. */
const rest = 1000;
/** No list on the screen shows drafts. */
const quietly = { isQuiet: true };

/** Keeps a draft in this browser at once, and on the server when typing rests. */
export function useDraft(programId: string, enrollmentId: string) {
  const [state, setState] = useState<"untouched" | "saving" | "saved" | "unsaved">("untouched");
  const [, save] = useMutation(DraftSaveDocument);
  const [, remove] = useMutation(DraftDeleteDocument);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef<Draft | null>(null);
  // What is typed on the way to the next page is no new draft.
  const isEnded = useRef(false);
  const tell = async () => {
    const draft = waiting.current;
    waiting.current = null;
    if (!draft) return;
    const { data, error } = await save({ programId, body: JSON.stringify(draft) }, quietly);
    setState(!error && data?.submissionDraftSave.draft ? "saved" : "unsaved");
  };
  const flush = () => {
    clearTimeout(timer.current);
    // One after the other, so that the last one stays.
    underWay.current = underWay.current.then(tell);
    return underWay.current;
  };
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => () => void latest.current(), []);
  const keep = (draft: Draft) => {
    if (isEnded.current) return;
    keepDraft(enrollmentId, draft);
    waiting.current = draft;
    setState("saving");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current(), rest);
  };
  /** Waits for what is on its way and keeps nothing more: the form is being sent. `resume` goes on if it was refused. */
  const hold = async () => {
    isEnded.current = true;
    clearTimeout(timer.current);
    waiting.current = null;
    await underWay.current;
  };
  const resume = () => {
    isEnded.current = false;
  };
  const drop = async () => {
    clearTimeout(timer.current);
    waiting.current = null;
    dropDraft(enrollmentId);
    setState("untouched");
    await underWay.current;
    await remove({ programId }, quietly);
  };
  return { state, keep, hold, resume, drop };
}
