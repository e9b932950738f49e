import { Check } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { TierCardFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { requirementLine, windowSentence } from "./progress";
import { Requirements } from "./Requirements";
import { TierStanding } from "./TierStanding";
import { detailsText } from "./text";

const TierCardDocument = graphql(`
  fragment TierCard on Enrollment {
    tier { id name color benefits }
    tierSince
    ...TierStanding
    program { id eventTypes { id key name } }
    tierProgress {
      nextTier { id name mode window { kind days } benefits }
      requirements {
        kind eventType value threshold missing isMet
        valueAmount { amount currencyCode }
        thresholdAmount { amount currencyCode }
        missingAmount { amount currencyCode }
      }
    }
  }
`);

/** The tier now, what it gives, and what the next one still asks. Absent until there is one. */
export function TierCard({ enrollment: ref }: { enrollment: FragmentType<typeof TierCardDocument> }) {
  const enrollment = readFragment(TierCardDocument, ref);
  const { tier, tierSince, tierProgress, program } = enrollment;
  const t = useText(detailsText);
  if (!tier) return null;
  return (
    <Card title={t("tier")}>
      <p className="flex flex-wrap items-center gap-x-2">
        <span aria-hidden="true" className="size-3 rounded-full" style={{ background: tier.color }} />
        <span className="text-xl font-semibold">{tier.name}</span>
        {tierSince && (
          <span className="text-sm text-muted">
            {t("tierSince")} <DateTime value={tierSince} />
          </span>
        )}
      </p>
      <TierStanding enrollment={enrollment} />
      {tier.benefits.length > 0 && <Benefits title={t("benefits")} benefits={tier.benefits} />}
      {tierProgress ? (
        <NextTier progress={tierProgress} eventTypes={program.eventTypes} />
      ) : (
        <p className="mt-3 text-muted">{t("highest")}</p>
      )}
    </Card>
  );
}

function Benefits({ title, benefits }: { title: string; benefits: readonly string[] }) {
  return (
    <div className="mt-3">
      <p className="text-sm text-muted">{title}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {benefits.map((benefit) => (
          <li key={benefit} className="flex items-start gap-2">
            <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" />
            <span className="min-w-0">{benefit}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface NextTierProps {
  progress: NonNullable<TierCardFragment["tierProgress"]>;
  eventTypes: TierCardFragment["program"]["eventTypes"];
}

function NextTier({ progress, eventTypes }: NextTierProps) {
  const t = useText(detailsText);
  const { language } = useLanguage();
  const zone = useZone();
  const { nextTier, requirements } = progress;
  const isOpen = requirements.some((one) => !one.isMet);
  return (
    <div className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
      <div>
        <h3 className="font-semibold">{t("toNext", { tier: nextTier.name })}</h3>
        <p className="text-sm text-muted">
          {windowSentence(nextTier.window, language, new Date(), zone)}
          {nextTier.mode === "ANY" && requirements.length > 1 && ` ${t("anyOf")}`}
          {!isOpen && ` ${t("allMet")}`}
        </p>
      </div>
      <Requirements lines={requirements.map((one) => requirementLine(one, eventTypes, language))} />
      {nextTier.benefits.length > 0 && <Benefits title={t("benefits")} benefits={nextTier.benefits} />}
    </div>
  );
}
