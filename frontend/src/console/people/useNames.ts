import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { peopleText } from "./text";

const NamesDocument = graphql(`
  query Names($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on User { id name }
      ... on ApiKey { id }
    }
  }
`);
// Keys have their names from their list: nodes(ids) knows only that there is one.
const KeyNamesDocument = graphql(`
  query KeyNames {
    apiKeys(first: 100) { edges { node { id name } } }
  }
`);

/** What an id of the API looks like; an actor that is none (a job) is its own name. */
const isId = (actor: string) => /^[a-z]+_[0-9a-z]{20,}$/.test(actor);

/** Names of who did something: people and API keys by their name, jobs as they are called, unknown ones by their id. */
export function useNames(actors: readonly string[]): (actor: string) => string {
  const t = useText(peopleText);
  const ids = useMemo(() => [...new Set(actors.filter(isId))].sort().slice(0, 100), [actors]);
  const [{ data }] = useQuery({ query: NamesDocument, variables: { ids }, pause: ids.length === 0 });
  const nodes = data?.nodes ?? [];
  const hasKey = nodes.some((node) => node?.__typename === "ApiKey");
  const [{ data: keys }] = useQuery({ query: KeyNamesDocument, pause: !hasKey });
  const names = new Map<string, string>([["system", t("system")]]);
  for (const node of nodes) if (node?.__typename === "User") names.set(node.id, node.name);
  for (const { node } of keys?.apiKeys.edges ?? []) names.set(node.id, node.name);
  return (actor) => names.get(actor) ?? actor;
}
