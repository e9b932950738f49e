import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { useZone } from "~/lib/zone";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { useProgram } from "../program";
import { rateText } from "./text";
import type { Waiting } from "./useWaiting";

interface WaitingBannerProps {
  waiting: readonly Waiting[];
  onGive: (currency: string) => void;
}

/** What waits for a rate, with the door to it, and what a rate does that comes late. */
export function WaitingBanner({ waiting, onGive }: WaitingBannerProps) {
  const t = useText(rateText);
  const canRead = useCan("CONVERSION_READ");
  const canGive = useCan("PROGRAM_MANAGE");
  const words = useWaitingWords();
  const showHref = useShowHref();
  if (waiting.length === 0) return null;
  return (
    <Banner tone="warn" title={t("waitingTitle")}>
      <ul className="my-2 flex flex-col gap-1">
        {waiting.map((one) => (
          <li key={one.currencyCode} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {canRead ? (
              <a
                href={showHref(one.currencyCode)}
                className="figures underline pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
              >
                {words(one)}
              </a>
            ) : (
              <span className="figures">{words(one)}</span>
            )}
            {canGive && (
              <Button onClick={() => onGive(one.currencyCode)}>
                {t("giveFor", { currency: one.currencyCode })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="max-w-prose">{t("waitingNote")}</p>
    </Banner>
  );
}

/** "12 conversions in USD since 3 Nov 2026". */
function useWaitingWords(): (one: Waiting) => string {
  const t = useText(rateText);
  const { language } = useLanguage();
  const zone = useZone();
  return ({ conversionCount: count, currencyCode: currency, since }) =>
    t("waiting", { count, currency, day: formatDay(since, language, zone) });
}

/** The conversions in a currency that wait. */
function useShowHref(): (currency: string) => string {
  const href = useHref();
  const { id: programId } = useProgram();
  return (currency) =>
    href({
      to: "/console/$programId/conversions",
      params: { programId },
      search: { currency, rate: "missing" },
    });
}
