import { forecastText } from "~/explain/forecast/text";
import { eventName, type Speaker, type Vocabulary } from "~/explain/speaker";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useZone } from "~/lib/zone";
import { answerOf } from "./answer";
import { inFull } from "./question";
import type { QuoteSearch } from "./search";
import { quoteText } from "./text";

const QuoteAnswerDocument = graphql(`
  fragment QuoteAnswer on RateQuote {
    occurredAt
    tier { id name }
    planChoice { planVersion { id } }
    sums { amount currencyCode }
    incentives {
      unit { kind name quantity }
      explanation { isPaid reason hold { days releaseAt } }
    }
  }
`);

export interface QuoteAnswerProps {
  quote: FragmentType<typeof QuoteAnswerDocument>;
  /** What was asked. */
  search: QuoteSearch;
  program: Vocabulary & { readonly currency: string; readonly needsCommissionApproval: boolean };
}

/** The one sentence first, then when one gets it; what was asked stands above it in small. */
export function QuoteAnswer({ quote: ref, search, program }: QuoteAnswerProps) {
  const quote = readFragment(QuoteAnswerDocument, ref);
  const t = useText(quoteText);
  const { language } = useLanguage();
  const zone = useZone();
  const speaker: Speaker = { language, zone, words: program, mood: forecastText };
  const event = eventName(search.type ?? "", speaker);
  const { sentence, next } = answerOf(quote, event, speaker, program.needsCommissionApproval, new Date());
  const country = search.country && new Intl.DisplayNames([language], { type: "region" }).of(search.country);
  const currencyCode = search.currency ?? program.currency;
  const asked = [
    event,
    search.amount && formatMoney(inFull(search.amount, currencyCode), language),
    t(search.customer === "known" ? "customerKnown" : "customerNew"),
    country,
    search.product,
    search.category,
    formatDay(quote.occurredAt, language, zone),
    quote.tier && t("onTier", { tier: quote.tier.name }),
  ];
  return (
    <section className="flex flex-col gap-2">
      <p className="text-sm text-muted">{asked.filter(Boolean).join(" · ")}</p>
      <p className="text-2xl font-semibold wrap-anywhere">{sentence}</p>
      <p>{next.join(" ")}</p>
      <p className="max-w-prose text-sm text-muted">{t("assumes")}</p>
      <a href="#question" className="self-start text-accent-text hover:underline lg:hidden">
        {t("change")}
      </a>
    </section>
  );
}
