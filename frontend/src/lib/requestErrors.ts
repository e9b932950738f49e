import type { CombinedError } from "@urql/core";
import { type Language, sayIn } from "./i18n/catalogue";
import { requestText } from "./text";

/** The top-level code of a failed request (`FORBIDDEN`, `INTERNAL`, …), or null when the network failed. */
function requestCode(error: CombinedError): string | null {
  const code = error.graphQLErrors[0]?.extensions?.code;
  if (typeof code === "string") return code;
  return error.graphQLErrors.length > 0 ? "INTERNAL" : null;
}

/** What a person is told about a failed request: what to do, and the number that support can look up. */
export function requestSentence(error: CombinedError, language: Language): string {
  const say = sayIn(requestText, language);
  const code = requestCode(error);
  if (code === null) return say("offline");
  const known = code in requestText.en && code !== "requestId" ? (code as "INTERNAL") : "INTERNAL";
  const id = error.graphQLErrors[0]?.extensions?.requestId;
  return typeof id === "string" ? `${say(known)} ${say("requestId", { id })}` : say(known);
}
