import type { MailPanelQuery } from "~/gql/graphql";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { outboxText } from "./text";

type Failure = NonNullable<NonNullable<MailPanelQuery["mail"]>["failure"]>;

/** Why a mail was not sent, as a sentence, with the number by which a mail server's log can be searched. */
export function failureSentence({ reason, serverCode }: Failure, language: Language): string {
  const say = sayIn(outboxText, language);
  return serverCode == null
    ? say(reason)
    : say("serverCode", { reason: say(reason), number: String(serverCode) });
}
