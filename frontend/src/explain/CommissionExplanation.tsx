import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { CommissionExplanationFragment } from "~/gql/graphql";
import { signOf } from "~/lib/money";
import { AttributionExplanation } from "./AttributionExplanation";
import { PricingExplanation } from "./PricingExplanation";
import { reversalLines, reversalSentences, takenBackLines } from "./reversal";
import { Section } from "./Section";
import { SumTable } from "./SumTable";
import { type Speaker, sayOf } from "./speaker";
import { nextStep } from "./standing";
import { tellOf } from "./tell";
import { useSpeaker } from "./useSpeaker";

export const CommissionExplanationDocument = graphql(`
  fragment CommissionExplanation on Commission {
    id
    status
    statusReason
    statusCause { code externalId }
    statusSince
    releaseAt
    amount { amount currencyCode }
    net { amount currencyCode }
    unit { kind name quantity }
    note
    payout { id number }
    program {
      id
      needsCommissionApproval
      eventTypes { id key name }
      stages(includesArchived: true) { id key name }
    }
    reversals { id createdAt amount { amount currencyCode } unit { kind name quantity } }
    reversalExplanation {
      refundAmount { amount currencyCode }
      refundedTotal { amount currencyCode }
      refundable { amount currencyCode }
      originalAmount { amount currencyCode }
    }
    explanation { hold { days } caps { cut { amount currencyCode } } recruit { kind } ...PricingExplanation }
    attribution { ...AttributionExplanation }
  }
`);

/** "Why this amount?": what happens next, who has the credit, what it pays, and the sum line by line. */
export function CommissionExplanation({
  commission: ref,
}: {
  commission: FragmentType<typeof CommissionExplanationDocument>;
}) {
  const commission = readFragment(CommissionExplanationDocument, ref);
  const { program, explanation, attribution, reversalExplanation } = commission;
  const speaker = useSpeaker(program);
  const say = sayOf(speaker);
  return (
    <div className="flex flex-col gap-5">
      <Section title={say("next")}>
        <p>{nextStep(commission, speaker, new Date())}</p>
      </Section>
      {/* What a recruiter has a part in was credited to another one. */}
      {attribution && !explanation?.recruit && <AttributionExplanation attribution={attribution} />}
      {reversalExplanation ? (
        <Section title={say("sum")}>
          {reversalSentences(reversalExplanation, speaker).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <SumTable label={say("sum")} lines={reversalLines(reversalExplanation, commission, speaker)} />
        </Section>
      ) : explanation ? (
        <PricingExplanation pricing={explanation} words={program} />
      ) : (
        <p className={commission.note ? undefined : "text-muted"}>{byHand(commission, speaker)}</p>
      )}
      {commission.reversals.length > 0 && (
        <Section title={say("takenBackRows")}>
          <SumTable label={say("takenBackRows")} lines={takenBackLines(commission, speaker)} />
        </Section>
      )}
    </div>
  );
}

/** Why somebody gave or took it by hand. */
function byHand({ note, amount }: CommissionExplanationFragment, speaker: Speaker): string {
  if (!note) return sayOf(speaker)("noExplanation");
  return tellOf(speaker)(signOf(amount) < 0 ? "adjustmentTaken" : "adjustmentGiven", { note });
}
