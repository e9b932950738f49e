import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { offerSentences } from "./offer";
import type { Vocabulary } from "./speaker";

const OfferDocument = graphql(`
  fragment Offer on Incentive {
    id
    name
    trigger
    terms {
      structure {
        kind percentage flat { amount currencyCode }
        brackets {
          mode measure period
          brackets { upTo upToAmount { amount currencyCode } flat { amount currencyCode } percentage }
        }
        bonus {
          measure period
          thresholds { at atAmount { amount currencyCode } amount { amount currencyCode } }
          every { at atAmount { amount currencyCode } amount { amount currencyCode } }
        }
      }
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
  const { language } = useLanguage();
  const zone = useZone();
  const [first, ...others] = offerSentences(incentive, { language, zone, words });
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
