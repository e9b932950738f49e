import type { AttributionExplanationFragment } from "~/gql/graphql";
import { dayWords, instantWords, type Speaker, sayOf } from "./speaker";

/** Who got credit and why, as the API tells it. */
export type Attribution = AttributionExplanationFragment;

/** One touch in words: what and when, and what became of it. */
export interface TouchLine {
  readonly words: string;
  readonly verdict: string;
  readonly isCredited: boolean;
}

/** On what ground the credit stands, as sentences. */
export function attributionSentences(attribution: Attribution, speaker: Speaker): string[] {
  const say = sayOf(speaker);
  switch (attribution.outcome) {
    case "TOUCHES": {
      const kind = attribution.kind ?? "CLICK";
      if (kind === "CLICK") return [say(`clicks${attribution.model}`)];
      return [say(kind === "CODE" ? "decidedByCode" : "decidedBySubmission")];
    }
    case "INHERITED":
      return [
        attribution.boundAt
          ? say("inheritedSince", { day: dayWords(attribution.boundAt, speaker) })
          : say("inherited"),
      ];
    case "MANUAL":
      return [say("byHand")];
    case "REFERRAL":
      return [say("byReferral")];
    case "UNATTRIBUTED":
      return [say("nobody")];
  }
}

/** The touches that the viewer may see, in order of time. */
export function touchLines(attribution: Attribution, speaker: Speaker): TouchLine[] {
  const say = sayOf(speaker);
  return attribution.touches.map((touch) => ({
    words: say(`touch${touch.kind}`, { when: instantWords(touch.at, speaker) }),
    verdict: touch.reason
      ? say(`touchReason${touch.reason}`, { count: touch.windowDays })
      : say("touchCredited"),
    isCredited: touch.verdict === "CREDITED",
  }));
}
