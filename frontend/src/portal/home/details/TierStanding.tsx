import { Award, Pin } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { Banner } from "~/ui/Banner";
import { Requirements } from "./Requirements";
import { keepLines, meritLines, standingWords } from "./standing";
import { detailsText } from "./text";

const TierStandingDocument = graphql(`
  fragment TierStanding on Enrollment {
    tier { id name }
    floorTier { id name }
    pin { until }
    demotion { at tier { id name } }
    tierKeep {
      isEarned
      endsAt
      requirements {
        kind eventType value threshold missing isMet
        valueAmount { amount currencyCode }
        thresholdAmount { amount currencyCode }
        missingAmount { amount currencyCode }
      }
    }
    points { id points }
    certifications { id name isHeld expiresAt }
    program { id eventTypes { id key name } }
  }
`);

/** How safe the present tier is: a warning with its day, a pin, what keeps the tier, points and certifications. */
export function TierStanding({ enrollment: ref }: { enrollment: FragmentType<typeof TierStandingDocument> }) {
  const enrollment = readFragment(TierStandingDocument, ref);
  const t = useText(detailsText);
  const { language } = useLanguage();
  const zone = useZone();
  const { warning, pinned, reviewed, floor } = standingWords(enrollment, language, zone);
  const keeps = keepLines(enrollment, enrollment.program.eventTypes, language);
  const merits = meritLines(enrollment, language, zone);
  return (
    <div className="mt-3 flex flex-col gap-3 empty:hidden">
      {warning && <Banner tone="warn">{warning}</Banner>}
      {pinned && (
        <p className="flex items-start gap-2">
          <Pin aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
          <span className="min-w-0">{pinned}</span>
        </p>
      )}
      {keeps.length > 0 && (
        <section className="flex flex-col gap-3">
          <div>
            <h3 className="font-semibold">{t("keeps", { tier: enrollment.tier?.name ?? "" })}</h3>
            {reviewed && <p className="text-sm text-muted">{reviewed}</p>}
          </div>
          <Requirements lines={keeps} />
        </section>
      )}
      {floor && <p className="text-sm text-muted">{floor}</p>}
      {merits.length > 0 && (
        <ul aria-label={t("merits")} className="flex flex-col gap-1">
          {merits.map((merit) => (
            <li key={merit} className="flex items-start gap-2">
              <Award aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
              <span className="min-w-0">{merit}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
