import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { cx } from "~/ui/cx";
import { attributionSentences, touchLines } from "./attribution";
import { Section } from "./Section";
import { noWords, sayOf } from "./speaker";
import { useSpeaker } from "./useSpeaker";

export const AttributionExplanationDocument = graphql(`
  fragment AttributionExplanation on Attribution {
    outcome
    model
    kind
    boundAt
    touches { kind at verdict reason windowDays }
  }
`);

/** Who has the credit of a conversion, on what ground, and what became of each contact before it. */
export function AttributionExplanation({
  attribution: ref,
}: {
  attribution: FragmentType<typeof AttributionExplanationDocument>;
}) {
  const attribution = readFragment(AttributionExplanationDocument, ref);
  const speaker = useSpeaker(noWords);
  const say = sayOf(speaker);
  return (
    <Section title={say("credit")}>
      {attributionSentences(attribution, speaker).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {attribution.touches.length > 0 && (
        <ul aria-label={say("touches")} className="mt-1 flex flex-col border-t border-line">
          {touchLines(attribution, speaker).map((touch, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: touches have no id, and never move.
              key={index}
              className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5"
            >
              <span className="figures">{touch.words}</span>
              <span className={cx(touch.isCredited ? "font-medium text-good" : "text-muted")}>
                {touch.verdict}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
