import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ConflictsFragment, ReferralConflictResolution } from "~/gql/graphql";
import { formatInstant } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Section } from "../list/Section";
import { ConflictTable } from "./ConflictTable";
import { isWaiting } from "./conflicts";
import { submissionText } from "./submissionText";

const ResolveDialog = lazy(() =>
  import("./ResolveDialog").then((module) => ({ default: module.ResolveDialog })),
);

const ConflictsDocument = graphql(`
  fragment Conflicts on Referral {
    id
    status
    ...ConflictThis
    conflicts {
      id
      kinds
      resolution
      note
      resolvedAt
      resolvedBy
      otherReferral { id name }
      customer { id externalId name company }
      ...ConflictOther
    }
  }
`);
type Conflict = ConflictsFragment["conflicts"][number];

/** The submission beside each prospect that it may be the same as, and what was decided about it. */
export function Conflicts({ referral: ref }: { referral: FragmentType<typeof ConflictsDocument> }) {
  const t = useText(submissionText);
  const referral = readFragment(ConflictsDocument, ref);
  const canDecide = useCan("REFERRAL_MANAGE") && isWaiting(referral.status);
  const [asked, ask] = useState<{ conflict: Conflict; as: ReferralConflictResolution } | null>(null);
  if (referral.conflicts.length === 0) return null;
  return (
    <Section title={t("conflicts")}>
      <ul className="flex flex-col gap-4">
        {referral.conflicts.map((conflict) => (
          <li key={conflict.id} className="flex flex-col gap-2 rounded-md border border-line p-3">
            <h4 className="font-medium">{t("conflictWith", { name: nameOf(conflict) })}</h4>
            <p className="flex flex-wrap gap-1">
              {conflict.kinds.map((kind) => (
                <Badge key={kind} tone="warn">
                  {t(kind)}
                </Badge>
              ))}
            </p>
            <ConflictTable referral={referral} conflict={conflict} />
            <Decision conflict={conflict} />
            {canDecide && <Choices conflict={conflict} onChoose={(as) => ask({ conflict, as })} />}
          </li>
        ))}
      </ul>
      <Suspense>
        {asked && (
          <ResolveDialog
            id={asked.conflict.id}
            name={nameOf(asked.conflict)}
            isCustomer={!asked.conflict.otherReferral}
            resolution={asked.as}
            onClose={() => ask(null)}
          />
        )}
      </Suspense>
    </Section>
  );
}

const nameOf = ({ otherReferral, customer }: Conflict) =>
  otherReferral?.name ?? customer?.company ?? customer?.name ?? customer?.externalId ?? "";

/** Both buttons while nothing is decided; afterwards the other one, to change one's mind. */
function Choices(props: { conflict: Conflict; onChoose: (as: ReferralConflictResolution) => void }) {
  const t = useText(submissionText);
  const { conflict, onChoose } = props;
  return (
    <div className="flex flex-wrap gap-2">
      {conflict.resolution !== "DISTINCT" && (
        <Button onClick={() => onChoose("DISTINCT")}>{t("distinct")}</Button>
      )}
      {conflict.resolution !== "DUPLICATE" && (
        <Button onClick={() => onChoose("DUPLICATE")}>{t("duplicate")}</Button>
      )}
    </div>
  );
}

function Decision({ conflict }: { conflict: Conflict }) {
  const t = useText(submissionText);
  const { language } = useLanguage();
  const zone = useZone();
  if (!conflict.resolution) return null;
  const when = conflict.resolvedAt ? formatInstant(conflict.resolvedAt, language, zone) : "–";
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="accent">{t(conflict.resolution === "DISTINCT" ? "distinct" : "duplicate")}</Badge>
        <span className="text-sm text-muted">{t("resolved", { who: conflict.resolvedBy ?? "–", when })}</span>
      </p>
      {conflict.note && <p className="mt-1 whitespace-pre-line text-muted">{conflict.note}</p>}
    </div>
  );
}
