import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useProgram } from "../program";

const PlanNamesDocument = graphql(`
  query PlanNames($programId: ID!) {
    program(id: $programId) {
      id
      eventTypes { id key name isSale }
      stages { id key name }
    }
  }
`);

/** What the program's event types and stages are called; empty until they are known. */
export function usePlanNames() {
  const { id: programId } = useProgram();
  const [{ data }] = useQuery({
    query: PlanNamesDocument,
    variables: { programId },
    // Asked in many places of one page: were each to ask the server anew, every answer would interrupt the drawing of a
    // long plan, which would then begin again and ask again. A change of the names is read again all the same.
    requestPolicy: "cache-first",
  });
  return {
    loaded: data !== undefined,
    eventTypes: data?.program?.eventTypes ?? [],
    stages: data?.program?.stages ?? [],
  };
}
