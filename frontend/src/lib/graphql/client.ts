import { Client, type CombinedError, fetchExchange, mapExchange } from "@urql/core";
import { cacheExchange } from "./cache";

/** Called when the session has ended; the app goes to the sign-in page. */
export type OnSignedOut = () => void;

/** Whether a request failed because nobody is signed in. */
function isUnauthenticated(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some((e) => e.extensions?.code === "UNAUTHENTICATED") ?? false;
}

/**
 * The one client of the app. It speaks to `/graphql` with the session cookie; the custom header proves to the server
 * that the request comes from our own pages. Lists are shown from the cache at once and read again behind it.
 */
export function createClient(onSignedOut: OnSignedOut): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchSubscriptions: true,
    requestPolicy: "cache-and-network",
    fetchOptions: { credentials: "same-origin", headers: { "X-Rapport-Request": "1" } },
    exchanges: [
      mapExchange({
        onError(error) {
          if (isUnauthenticated(error)) onSignedOut();
        },
      }),
      cacheExchange(),
      fetchExchange,
    ],
  });
}
