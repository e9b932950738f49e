import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { offerSentences } from "./offer";
import type { Vocabulary } from "./speaker";
import { StructureDocument } from "./structure";
import { useSpeaker } from "./useSpeaker";

const OfferDocument = graphql(`
  fragment Offer on Incentive {
    id
    name
    trigger
    terms {
      structure { ...Structure }
      conditions {
        match attribute operator values
        conditions {
          match attribute operator values
          conditions { match attribute operator values }
        }
      }
      limits { firstOnly maxCount maxMonths }
      min { amount currencyCode }
      max { amount currencyCode }
      caps {
        perCustomer { amount currencyCode }
        perPeriod { amount { amount currencyCode } period }
        budget { amount { amount currencyCode } period }
      }
      unit { kind name quantity }
      exclusiveGroup
      holdDays
    }
  }
`);

export interface OfferSentencesProps {
  incentive: FragmentType<typeof OfferDocument>;
  /** The program's names of event types and stages. */
  words: Vocabulary;
}

/** What an incentive pays under its name: the first sentence large, what limits it below. */
export function OfferSentences({ incentive: ref, words }: OfferSentencesProps) {
  const incentive = readFragment(OfferDocument, ref);
  const { terms } = incentive;
  const structure = readFragment(StructureDocument, terms.structure);
  const speaker = useSpeaker(words);
  const [first, ...others] = offerSentences({ ...incentive, terms: { ...terms, structure } }, speaker);
  return (
    <section>
      <h2 className="text-sm font-semibold text-muted">{incentive.name}</h2>
      <p className="mt-1">{first}</p>
      {others.length > 0 && (
        <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-sm text-muted">
          {others.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
