import { AttributionExplanationDocument } from "~/explain/AttributionExplanation";
import { attributionSentences, touchLines } from "~/explain/attribution";
import { noWords } from "~/explain/speaker";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useZone } from "~/lib/zone";
import { Card } from "~/ui/Card";
import { cx } from "~/ui/cx";
import { useProgram } from "../program";
import { conversionText } from "./text";

const ConversionAttributionDocument = graphql(`
  fragment ConversionAttribution on Conversion {
    id
    attribution {
      overrideReason
      touches { enrollment { id partner { id name } } }
      ...AttributionExplanation
    }
  }
`);

/** On what ground the credit stands, and every touch with whose it is and what became of it. */
export function AttributionCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionAttributionDocument>;
}) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const zone = useZone();
  const { attribution } = readFragment(ConversionAttributionDocument, ref);
  const explained = readFragment(AttributionExplanationDocument, attribution);
  const speaker = { language, zone, words: noWords };
  const touches = touchLines(explained, speaker).map((line, index) => ({
    ...line,
    enrollment: attribution.touches[index]?.enrollment,
  }));
  return (
    <Card title={t("attribution")}>
      {attributionSentences(explained, speaker).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {attribution.overrideReason && <p>{t("overrideReason", { reason: attribution.overrideReason })}</p>}
      {touches.length > 0 && (
        <ul aria-label={t("touchPartners")} className="mt-3 flex flex-col border-t border-line">
          {touches.map((touch, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: touches have no id, and never move.
              key={index}
              className="grid gap-x-4 border-b border-line py-2 last:border-b-0 sm:grid-cols-[13rem_1fr_auto]"
            >
              <span className="figures">{touch.words}</span>
              <Owner enrollment={touch.enrollment} />
              <span
                className={cx("sm:text-right", touch.isCredited ? "font-medium text-good" : "text-muted")}
              >
                {touch.verdict}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface OwnerProps {
  enrollment: { id: string; partner: { name: string } } | null | undefined;
}

function Owner({ enrollment }: OwnerProps) {
  const href = useHref();
  const { id: programId } = useProgram();
  if (!enrollment) return <span>–</span>;
  const to = href({
    to: "/console/$programId/partners/$enrollmentId",
    params: { programId, enrollmentId: enrollment.id },
  });
  return (
    <a href={to} className="text-accent-text hover:underline">
      {enrollment.partner.name}
    </a>
  );
}
