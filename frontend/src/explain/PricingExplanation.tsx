import { CircleCheck, CircleX } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { type ConditionLine, conditionLines } from "./conditions";
import { pricingSentences } from "./pricing";
import { Section } from "./Section";
import { SumTable } from "./SumTable";
import { type Mood, noWords, sayOf, type Vocabulary } from "./speaker";
import { StructureDocument } from "./structure";
import { sumLines } from "./sum";
import { useSpeaker } from "./useSpeaker";

const PricingExplanationDocument = graphql(`
  fragment PricingExplanation on CommissionExplanation {
    isPaid
    reason
    incentive { name trigger }
    conditions {
      match attribute operator values seen holds
      conditions {
        match attribute operator values seen holds
        conditions { match attribute operator values seen holds }
      }
    }
    limits { kind limit counted firstAt endsAt holds }
    base {
      lines { label productId category amount { minor currency } }
      total { minor currency }
    }
    structure { ...Structure }
    total {
      measure
      period { kind startsOn }
      before beforeAmount { amount currencyCode }
      after afterAmount { amount currencyCode }
      lacksRate lastAt isPlacedLast
    }
    slices {
      bracket
      from fromAmount { amount currencyCode }
      to toAmount { amount currencyCode }
      flat { amount currencyCode }
      percentage
      amount { minor currency }
    }
    bonus { at atAmount { amount currencyCode } amount { amount currencyCode } isReached }
    topUp {
      refundable { amount currencyCode }
      refunded { amount currencyCode }
      earns { amount currencyCode }
      before { amount currencyCode }
      difference { amount currencyCode }
    }
    recruit { enrollment { id partner { id name } } }
    rate {
      amount { amount currencyCode }
      inProgram { amount currencyCode }
      rate day source
    }
    caps {
      kind
      cap { amount currencyCode }
      period { kind startsOn }
      cut { amount currencyCode }
      lacksRate
    }
    unit { unit { kind name quantity } exact quantity }
    fullAmount { minor currency }
    min { applied bound { amount currencyCode } }
    max { applied bound { amount currencyCode } }
    choice { group candidates { name amount { minor currency } } }
    creditPercentage
    rounding { exact { minor currency } amount { amount currencyCode } }
    hold { days source releaseAt }
  }
`);

export interface PricingExplanationProps {
  pricing: FragmentType<typeof PricingExplanationDocument>;
  /** The program's names of event types and stages; their keys are shown without it. */
  words?: Vocabulary;
  /** Other words for some sentences: `forecastText` for what has not happened. */
  mood?: Mood;
}

/** How one incentive was computed for one enrollment, or why it did not pay: as sentences, then as a sum. */
export function PricingExplanation({ pricing: ref, words = noWords, mood }: PricingExplanationProps) {
  const fragment = readFragment(PricingExplanationDocument, ref);
  const pricing = { ...fragment, structure: readFragment(StructureDocument, fragment.structure) };
  const speaker = useSpeaker(words, mood);
  const say = sayOf(speaker);
  const lines = sumLines(pricing, speaker);
  return (
    <>
      <Section title={say("terms")}>
        {pricingSentences(pricing, speaker).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Section>
      {pricing.conditions && (
        <Section title={say("conditions")}>
          <Conditions
            lines={conditionLines(pricing.conditions, speaker)}
            holds={say("holds")}
            fails={say("fails")}
          />
        </Section>
      )}
      {lines.length > 0 && (
        <Section title={say("sum")}>
          <SumTable label={say("sum")} lines={lines} />
        </Section>
      )}
    </>
  );
}

interface ConditionsProps {
  lines: readonly ConditionLine[];
  holds: string;
  fails: string;
}

function Conditions({ lines, holds, fails }: ConditionsProps) {
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line) => (
        <li
          key={`${line.depth} ${line.words}`}
          className="flex items-start gap-2"
          style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}
        >
          {line.holds ? (
            <CircleCheck role="img" aria-label={holds} className="mt-0.5 size-4 shrink-0 text-good" />
          ) : (
            <CircleX role="img" aria-label={fails} className="mt-0.5 size-4 shrink-0 text-bad" />
          )}
          <span className="min-w-0">{line.words}</span>
        </li>
      ))}
    </ul>
  );
}
