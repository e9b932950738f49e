import { signOf } from "~/lib/money";
import type { Pricing } from "./pricing";
import { moneyWords, type Speaker } from "./speaker";
import { tellOf } from "./tell";
import { perWords } from "./terms";

type Cap = Pricing["caps"][number];

/** "€500.00 a month", "€100.00 for one customer". */
export function capName(cap: Pick<Cap, "kind" | "cap" | "period">, speaker: Speaker): string {
  const say = tellOf(speaker);
  const amount = moneyWords(cap.cap, speaker);
  if (cap.kind === "PER_CUSTOMER" || !cap.period) return say("capPER_CUSTOMER", { cap: amount });
  return say(`cap${cap.kind}`, { cap: amount, per: perWords(cap.period.kind, speaker) });
}

/** What each cap did, in the order in which they clamp. */
export function capSentences({ caps }: Pricing, speaker: Speaker): string[] {
  const say = tellOf(speaker);
  return caps.map((one) => {
    const cap = capName(one, speaker);
    if (one.lacksRate) return say("capLacksRate", { cap });
    if (signOf(one.cut) === 0) return say("capIdle", { cap });
    return say("capCut", { cap, cut: moneyWords(one.cut, speaker) });
  });
}
