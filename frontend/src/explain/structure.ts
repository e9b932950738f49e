import { graphql } from "~/gql/gql";

/** What an incentive pays, with all that its sentences need; in a plan and in an explanation alike. */
export const StructureDocument = graphql(`
  fragment Structure on IncentiveStructure {
    kind
    percentage
    flat { amount currencyCode }
    brackets {
      mode
      measure
      period
      brackets { upTo upToAmount { amount currencyCode } flat { amount currencyCode } percentage }
    }
    bonus {
      measure
      period
      thresholds { at atAmount { amount currencyCode } amount { amount currencyCode } }
      every { at atAmount { amount currencyCode } amount { amount currencyCode } }
    }
  }
`);
