import { formatDate } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { useProgram } from "../program";
import { conversionText } from "./text";

interface RateWordsProps {
  /** The conversion's currency. */
  from: string;
  rate: { readonly rate: string; readonly day?: string | null; readonly isLate: boolean } | null | undefined;
}

/** By which rate a conversion was converted, or that it waits for one; either leads to the rates of its currency. */
export function RateWords({ from, rate }: RateWordsProps) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId, currency: to } = useProgram();
  const rates = href({ to: "/console/$programId/rates", params: { programId }, search: { currency: from } });
  const words = rate
    ? [
        t("equation", { from, rate: formatDecimal(rate.rate, language), to }),
        ...(rate.day ? [t("rateOf", { day: formatDate(rate.day, language) })] : []),
      ].join(" ")
    : t("rateMissing");
  return (
    <>
      <a href={rates} className="figures text-accent-text hover:underline">
        {words}
      </a>
      {rate?.isLate && <span className="block text-sm text-muted">{t("rateLate")}</span>}
    </>
  );
}
