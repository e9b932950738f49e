import { type Say, sayIn } from "~/lib/i18n/catalogue";
import { inMood, type Speaker } from "./speaker";
import { termText } from "./termText";

/** The words for steps, bonuses, caps and what is no money, in the speaker's language; apart, since few pages need them. */
export function tellOf(speaker: Speaker): Say<(typeof termText)["en"]> {
  return inMood(sayIn(termText, speaker.language), speaker);
}
