import type { FraudPanelQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { fraudText } from "./text";

type Found = NonNullable<FraudPanelQuery["fraudReview"]>["signals"][number];

/** Says what a rule saw, in one sentence. */
function useEvidenceWords() {
  const t = useText(fraudText);
  const { language } = useLanguage();
  const number = (value: number | null | undefined) => formatCount(value ?? 0, language);
  return (signal: Found): string => {
    switch (signal.kind) {
      case "CLICK_BURST":
        return t("says.CLICK_BURST", {
          found: number(signal.count),
          limit: number(signal.limit),
          minutes: number(signal.minutes),
        });
      case "FAST_CONVERSION":
        return t("says.FAST_CONVERSION", { count: signal.count ?? 0, limit: number(signal.limit) });
      case "PAID_SEARCH":
        return signal.parameter
          ? t("says.PAID_SEARCH", { parameter: signal.parameter })
          : t("says.PAID_SEARCH_HOST", { host: signal.host ?? "" });
      case "BANNED_REFERRER":
        return t("says.BANNED_REFERRER", { host: signal.host ?? "", pattern: signal.pattern ?? "" });
      case "SELF_REFERRAL_DOMAIN":
        return t("says.SELF_REFERRAL_DOMAIN", { domain: signal.domain ?? "" });
      default:
        return t(`says.${signal.kind}`);
    }
  };
}

/** What was found, a sentence each. The same sentence about several clicks stands once. */
export function Evidence({ signals }: { signals: readonly Found[] }) {
  const say = useEvidenceWords();
  const sentences = [...new Set(signals.map(say))];
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5">
      {sentences.map((sentence) => (
        <li key={sentence} className="break-words">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
