import type { TierStandingFragment } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { type Language, sayIn } from "~/lib/i18n/catalogue";
import { formatCount } from "~/lib/money";
import { type RequirementLine, requirementLine } from "./progress";
import { detailsText } from "./text";

/** How safe the present tier is, as the API tells it. */
export type TierStanding = TierStandingFragment;

/** What is said about the present tier. */
export interface StandingWords {
  /** What is lost and when, unless something is done; null while the tier is safe. */
  readonly warning: string | null;
  /** What fixes the tier; null if nothing does. */
  readonly pinned: string | null;
  /** When the tier is looked at next; null if nothing can be lost. */
  readonly reviewed: string | null;
  readonly floor: string | null;
}

/** Whether the tier is in danger, fixed, or looked at on a day. */
export function standingWords(of: TierStanding, language: Language, zone: string): StandingWords {
  const say = sayIn(detailsText, language);
  const day = (instant: string) => formatDay(instant, language, zone);
  const { demotion, pin, tierKeep, floorTier } = of;
  return {
    warning: demotion
      ? say("tierWarning", {
          tier: of.tier?.name ?? "",
          day: day(demotion.at),
          below: demotion.tier.name,
        })
      : null,
    pinned: pin ? (pin.until ? say("tierPinnedUntil", { day: day(pin.until) }) : say("tierPinned")) : null,
    reviewed:
      tierKeep && !demotion
        ? say(tierKeep.isEarned ? "tierKept" : "tierAtRisk", { day: day(tierKeep.endsAt) })
        : null,
    floor: floorTier ? say("tierFloor", { tier: floorTier.name }) : null,
  };
}

/** What the present tier asks, and how much of it is there. */
export function keepLines(
  { tierKeep }: TierStanding,
  eventTypes: readonly { readonly key: string; readonly name: string }[],
  language: Language,
): RequirementLine[] {
  return (tierKeep?.requirements ?? []).map((one) => requirementLine(one, eventTypes, language));
}

/** How many grants the API tells at most; of more, the sum is not known here. */
const mostGrants = 50;

/** "Points: 120", and each certification that is held with its end; empty if there are neither. */
export function meritLines(
  { points, certifications }: TierStanding,
  language: Language,
  zone: string,
): string[] {
  const say = sayIn(detailsText, language);
  const sum = points.reduce((all, one) => all + one.points, 0);
  const held = certifications.filter((one) => one.isHeld);
  return [
    ...(points.length > 0 && points.length < mostGrants
      ? [say("points", { points: formatCount(sum, language) })]
      : []),
    ...held.map((one) =>
      one.expiresAt
        ? say("certifiedUntil", { name: one.name, day: formatDay(one.expiresAt, language, zone) })
        : one.name,
    ),
  ];
}
