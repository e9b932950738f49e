import { lazy, Suspense } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { statusText } from "./statusText";

const PortalReferralNotesFragment = graphql(`
  fragment PortalReferralNotes on Referral {
    id
    notes { id side text createdAt }
  }
`);
const NoteForm = lazy(() => import("./NoteForm").then((file) => ({ default: file.NoteForm })));

/** What both sides wrote to each other about a referral, and a place to go on. */
export function NotesCard({ referral: ref }: { referral: FragmentType<typeof PortalReferralNotesFragment> }) {
  const t = useText(statusText);
  const { id, notes } = readFragment(PortalReferralNotesFragment, ref);
  const mayWrite = useCan("OWN_REFERRAL_OPEN");
  return (
    <Card title={t("notes")}>
      {notes.length === 0 && <p className="text-muted">{t("notesNone")}</p>}
      <ol className="flex flex-col">
        {notes.map((note) => (
          <li key={note.id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <p className="text-sm text-muted wrap-anywhere">
              {t(`team${note.side}`)}
              {" · "}
              <DateTime value={note.createdAt} time />
            </p>
            <p className="whitespace-pre-line wrap-anywhere">{note.text}</p>
          </li>
        ))}
      </ol>
      {mayWrite && (
        <Suspense>
          <NoteForm referralId={id} />
        </Suspense>
      )}
    </Card>
  );
}
