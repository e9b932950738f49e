import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { CandidateList } from "./CandidateList";
import { FindConversion } from "./FindConversion";
import { claimText } from "./text";
import type { UpholdDialogProps } from "./UpholdDialog";

const UpholdDialog = lazy(() => import("./UpholdDialog").then((file) => ({ default: file.UpholdDialog })));

const ClaimCandidatesDocument = graphql(`
  fragment ClaimCandidates on Claim {
    id
    enrollment { id partner { id name } }
    candidates { id ...ClaimCandidate }
  }
`);

/** The conversions that a claim may be about: those that fit it, and any other that is looked for. */
export function ClaimCandidates({ claim: ref }: { claim: FragmentType<typeof ClaimCandidatesDocument> }) {
  const t = useText(claimText);
  const claim = readFragment(ClaimCandidatesDocument, ref);
  const [chosen, setChosen] = useState<UpholdDialogProps["conversion"] | null>(null);
  return (
    <section aria-labelledby="candidates" className="flex flex-col gap-1">
      <h3 id="candidates" className="text-sm font-semibold text-muted">
        {t("candidates")}
      </h3>
      {claim.candidates.length === 0 && <p>{t("candidatesNone")}</p>}
      <CandidateList conversions={claim.candidates} onChoose={setChosen} />
      <FindConversion onChoose={setChosen} />
      <Suspense>
        {chosen && (
          <UpholdDialog
            id={claim.id}
            name={claim.enrollment.partner.name}
            conversion={chosen}
            onClose={() => setChosen(null)}
          />
        )}
      </Suspense>
    </section>
  );
}
