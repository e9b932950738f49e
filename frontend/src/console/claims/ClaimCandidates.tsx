import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { CandidateList } from "./CandidateList";
import { FindConversion } from "./FindConversion";
import { claimText } from "./text";
import type { UpholdDialogProps } from "./UpholdDialog";

const ClaimCandidatesDocument = graphql(`
  fragment ClaimCandidates on Claim {
    id
    candidates { id ...ClaimCandidate }
  }
`);

interface ClaimCandidatesProps {
  claim: FragmentType<typeof ClaimCandidatesDocument>;
  onChoose: (conversion: UpholdDialogProps["conversion"]) => void;
}

/** The conversions that a claim may be about: those that fit it, and any other that is looked for. */
export function ClaimCandidates({ claim: ref, onChoose }: ClaimCandidatesProps) {
  const t = useText(claimText);
  const claim = readFragment(ClaimCandidatesDocument, ref);
  return (
    <section aria-labelledby="candidates" className="flex flex-col gap-1">
      <h3 id="candidates" className="text-sm font-semibold text-muted">
        {t("candidates")}
      </h3>
      {claim.candidates.length === 0 && <p>{t("candidatesNone")}</p>}
      <CandidateList conversions={claim.candidates} onChoose={onChoose} />
      <FindConversion onChoose={onChoose} />
    </section>
  );
}
