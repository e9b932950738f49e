import { useLanguage } from "~/lib/i18n/language";
import { useViewer } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { memberText } from "./memberText";
import type { Mood, Speaker, Vocabulary } from "./speaker";

/** How an explanation is said to who reads it: partners are spoken to, members hear of them. */
export function useSpeaker(words: Vocabulary, mood?: Mood): Speaker {
  const { language } = useLanguage();
  const zone = useZone();
  const viewer = useViewer();
  const isMember = viewer?.organization != null && viewer.partner == null;
  return { language, zone, words, mood: mood ?? (isMember ? memberText : undefined) };
}
