import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { ProgressBar } from "~/ui/Progress";
import { usePlanNames } from "../plans/names";
import { useProgram } from "../program";
import { sayKind, sayWindow } from "../tiers/requirement";
import { sayNumber } from "../tiers/threshold";
import { partnersText } from "./text";

const ProgressFragment = graphql(`
  fragment PartnerTierProgress on Enrollment {
    tierProgress {
      nextTier { id name mode window { kind days } }
      requirements { kind eventType value threshold missing isMet }
    }
  }
`);

/** What the next tier asks, each requirement with its bar. */
export function TierProgress({ enrollment }: { enrollment: FragmentType<typeof ProgressFragment> }) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const { currency } = useProgram();
  const names = { currency, eventTypes: usePlanNames().eventTypes };
  const { tierProgress } = readFragment(ProgressFragment, enrollment);
  if (!tierProgress) return null;
  const { nextTier, requirements } = tierProgress;
  const ask = t(nextTier.mode === "ALL" ? "nextAll" : "nextAny", {
    tier: nextTier.name,
    window: sayWindow(nextTier.window, language),
  });
  return (
    <div className="mt-4 flex flex-col gap-4">
      <p className="text-muted">{ask}</p>
      {requirements.map((one) => {
        const number = (value: string) => sayNumber(one.kind, value, currency, language);
        const isCeiling = one.kind === "REFUND_RATE_AT_MOST";
        return (
          <ProgressBar
            key={`${one.kind} ${one.eventType}`}
            label={sayKind(one, names, language)}
            share={one.isMet ? 1 : isCeiling ? 0 : shareOf(one.value, one.threshold)}
            words={t(isCeiling ? "ofAtMost" : "of", {
              value: number(one.value),
              threshold: number(one.threshold),
            })}
            note={
              one.isMet ? t("met") : isCeiling ? t("notMet") : t("missing", { missing: number(one.missing) })
            }
          />
        );
      })}
    </div>
  );
}

/** How long a bar is; never an amount. */
function shareOf(value: string, threshold: string): number {
  const whole = Number(threshold);
  return whole > 0 ? Number(value) / whole : 0;
}
