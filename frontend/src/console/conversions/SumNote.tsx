import { CircleAlert, CircleCheck } from "lucide-react";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatPercentage } from "~/lib/money";
import { percentageText, type SumCheck } from "./shares";
import { conversionText } from "./text";

/** Whether the shares sum to 100 %, and how far they are from it. */
export function SumNote({ check }: { check: SumCheck }) {
  const t = useText(conversionText);
  const { language } = useLanguage();
  if (check.kind === "good") {
    return (
      <p role="status" className="figures flex items-center gap-1.5 text-good">
        <CircleCheck aria-hidden="true" className="size-4" />
        {t("sumGood")}
      </p>
    );
  }
  if (check.kind === "unreadable") {
    return (
      <p role="status" className="flex items-center gap-1.5 text-bad">
        <CircleAlert aria-hidden="true" className="size-4" />
        {t("sumUnreadable")}
      </p>
    );
  }
  const percentage = formatPercentage(percentageText(check.by), language);
  return (
    <p role="status" className="figures flex items-center gap-1.5 text-bad">
      <CircleAlert aria-hidden="true" className="size-4" />
      {check.kind === "missing" ? t("sumMissing", { percentage }) : t("sumOver", { percentage })}
    </p>
  );
}
