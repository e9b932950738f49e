import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useProgram } from "../program";

const EventTypesDocument = graphql(`
  query EventTypes($id: ID!) {
    program(id: $id) {
      id
      eventTypes { id key name isSale }
      stages { id key name }
    }
  }
`);

/** The program's kinds of conversions, and what people call a key; a stage's key (`stage:won`) by the stage's name. */
export function useEventTypes() {
  const { id } = useProgram();
  const [{ data }] = useQuery({ query: EventTypesDocument, variables: { id }, requestPolicy: "cache-first" });
  const program = data?.program;
  const types = program?.eventTypes ?? [];
  const stages = (program?.stages ?? []).map((stage) => ({ ...stage, key: `stage:${stage.key}` }));
  const nameOf = (key: string) => [...types, ...stages].find((one) => one.key === key)?.name ?? key;
  return { types, stages, nameOf };
}
