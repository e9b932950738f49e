import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { partnersText } from "./text";

const NotesDialog = lazy(() => import("./NotesDialog").then((module) => ({ default: module.NotesDialog })));

const NotesFragment = graphql(`
  fragment PartnerNotes on Partner {
    id
    name
    notes
  }
`);
/** What members wrote about the partner; the partner never sees it. */
export function PartnerNotes({ partner: ref }: { partner: FragmentType<typeof NotesFragment> }) {
  const t = useText(partnersText);
  const partner = readFragment(NotesFragment, ref);
  const [isEditing, setEditing] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  return (
    <Card
      title={t("notes")}
      action={canManage && <Button onClick={() => setEditing(true)}>{t("edit")}</Button>}
    >
      {partner.notes ? (
        <p className="whitespace-pre-line">{partner.notes}</p>
      ) : (
        <p className="text-muted">{t("noNotes")}</p>
      )}
      <Suspense>{isEditing && <NotesDialog partner={partner} onClose={() => setEditing(false)} />}</Suspense>
    </Card>
  );
}
