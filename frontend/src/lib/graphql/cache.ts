import type { Exchange } from "@urql/core";
import { type Cache, cacheExchange as graphcache, type UpdateResolver } from "@urql/exchange-graphcache";
import { keylessTypes, mutationNames } from "~/gql/cache";

/** Root fields that are one row, not a list: a changed row is updated by its id. */
const single = new Set(["viewer", "node", "nodes"]);

/**
 * After any mutation, what stands at the root (lists, reports) is stale: queries on the screen read it again, others
 * when they are next seen. A cache that guesses which list a new row belongs to is wrong sooner or later.
 */
function markRootStale(cache: Cache): void {
  for (const field of cache.inspectFields("Query")) {
    if (!single.has(field.fieldName)) cache.invalidate("Query", field.fieldName, field.arguments);
  }
}

const afterMutation: UpdateResolver = (_result, _args, cache) => markRootStale(cache);

/** The normalized store: rows by id, everything without an id inside its parent. */
export function cacheExchange(): Exchange {
  return graphcache({
    keys: Object.fromEntries(keylessTypes.map((name) => [name, () => null])),
    updates: { Mutation: Object.fromEntries(mutationNames.map((name) => [name, afterMutation])) },
  });
}
