import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { WaitingForRatesQuery } from "~/gql/graphql";
import { useCan } from "~/lib/viewer";
import { useProgram } from "../program";

const WaitingDocument = graphql(`
  query WaitingForRates($programId: ID!) {
    programTasks(programId: $programId) {
      missingRates { currencyCode conversionCount since }
    }
  }
`);

/** Conversions of one currency that have no amount in the program's. */
export type Waiting = WaitingForRatesQuery["programTasks"]["missingRates"][number];

/** What waits for a rate, by currency; none before it is known, and for people who may not know. */
export function useWaiting(): readonly Waiting[] {
  const { id: programId } = useProgram();
  const canRead = useCan("REPORT_READ");
  const [{ data }] = useQuery({ query: WaitingDocument, variables: { programId }, pause: !canRead });
  return data?.programTasks.missingRates ?? [];
}
