import { forecastText } from "~/explain/forecast/text";
import { PricingExplanation } from "~/explain/PricingExplanation";
import { Reward } from "~/explain/Reward";
import type { Speaker, Vocabulary } from "~/explain/speaker";
import { measureWords, payWords } from "~/explain/terms";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { QuoteReasonsFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { Card } from "~/ui/Card";
import { quoteText } from "./text";

const QuoteReasonsDocument = graphql(`
  fragment QuoteReasons on RateQuote {
    incentives {
      amount { amount currencyCode }
      unit { kind name quantity }
      liftsEarlier
      nextBracket {
        from fromAmount { amount currencyCode }
        missing missingAmount { amount currencyCode }
        flat { amount currencyCode }
        percentage
      }
      explanation {
        isPaid
        incentive { key name }
        bonus { at atAmount { amount currencyCode } }
        ...PricingExplanation
      }
    }
  }
`);

type Quoted = QuoteReasonsFragment["incentives"][number];

export interface QuoteReasonsProps {
  quote: FragmentType<typeof QuoteReasonsDocument>;
  /** The program's names of event types and stages. */
  words: Vocabulary;
}

/** How each incentive comes to its part; those that would not pay say why, behind a fold if others do. */
export function QuoteReasons({ quote: ref, words }: QuoteReasonsProps) {
  const { incentives } = readFragment(QuoteReasonsDocument, ref);
  const t = useText(quoteText);
  const paying = incentives.filter((one) => one.explanation.isPaid);
  const idle = incentives.filter((one) => !one.explanation.isPaid);
  return (
    <>
      {paying.map((one) => (
        <Card key={keyOf(one)} title={one.explanation.incentive.name} action={<Given of={one} />}>
          <Reasons of={one} words={words} />
        </Card>
      ))}
      {idle.length > 0 && (
        <Card title={t("idle")} flush>
          {idle.map((one) => (
            <details
              key={keyOf(one)}
              open={paying.length === 0 && idle.length === 1}
              className="border-t border-line px-4 first:border-t-0"
            >
              <summary className="py-3 font-medium">{one.explanation.incentive.name}</summary>
              <div className="pb-4">
                <Reasons of={one} words={words} />
              </div>
            </details>
          ))}
        </Card>
      )}
    </>
  );
}

/** A bonus has an entry for each threshold. */
const keyOf = ({ explanation: { incentive, bonus } }: Quoted) =>
  [incentive.key, bonus?.at, bonus?.atAmount?.amount].filter(Boolean).join(" ");

function Given({ of: { amount, unit } }: { of: Quoted }) {
  if (!amount && !unit) return null;
  return (
    <span className="text-lg font-semibold">
      <Reward amount={amount ?? { amount: "0", currencyCode: "XXX" }} unit={unit} />
    </span>
  );
}

function Reasons({ of, words }: { of: Quoted; words: Vocabulary }) {
  const t = useText(quoteText);
  const { language } = useLanguage();
  const zone = useZone();
  const speaker: Speaker = { language, zone, words, mood: forecastText };
  const next = of.nextBracket && nextSentence(of.nextBracket, t, speaker);
  return (
    <div className="flex flex-col gap-5 [&_table]:max-w-none">
      <PricingExplanation pricing={of.explanation} words={words} mood={forecastText} />
      {(of.liftsEarlier || next) && (
        <div className="flex flex-col gap-1 border-t border-line pt-3">
          {of.liftsEarlier && <p>{t("liftsEarlier")}</p>}
          {next && <p>{next}</p>}
        </div>
      )}
    </div>
  );
}

type SayQuote = ReturnType<typeof useText<(typeof quoteText)["en"]>>;

function nextSentence(next: NonNullable<Quoted["nextBracket"]>, t: SayQuote, speaker: Speaker): string {
  const pay = payWords(next, speaker);
  if (typeof next.missing === "number" && typeof next.from === "number") {
    const from = formatCount(next.from + 1, speaker.language);
    return t("nextCount", { pay, from, count: next.missing });
  }
  const words = (money: typeof next.fromAmount) => measureWords(null, money, speaker);
  return t("nextRevenue", { pay, from: words(next.fromAmount), missing: words(next.missingAmount) });
}
