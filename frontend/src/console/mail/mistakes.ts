import type { MailPart, MailTemplatePreviewQuery } from "~/gql/graphql";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { templateText } from "./text";

/** What is wrong with a part of the words, as the API tells it. */
export type Mistake = MailTemplatePreviewQuery["mailTemplatePreview"]["mistakes"][number];

/** What is wrong with a part of the words, each mistake a sentence; empty if nothing. */
export function mistakeSentences(
  mistakes: readonly Mistake[],
  part: MailPart,
  names: readonly string[],
  language: Language,
): string {
  const say = sayIn(templateText, language);
  const sentence = ({ problem, name }: Mistake): string => {
    if (problem === "TOO_LONG") return say(`TOO_LONG_${part}`);
    if (problem === "LONE_BRACE") return say(problem, { link: "{link}" });
    if (problem === "NOT_IN_SUBJECT") return say(problem, { name: name ?? "" });
    if (problem !== "UNKNOWN_NAME") return say(problem);
    return say(problem, { name: name ?? "", names: names.map((one) => `{${one}}`).join(", ") });
  };
  return mistakes
    .filter((one) => one.part === part)
    .map(sentence)
    .join(" ");
}
