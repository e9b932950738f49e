import { ChevronsUpDown } from "lucide-react";
import { formatPeriod } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import type { Period } from "~/lib/period";
import { useZone } from "~/lib/zone";
import { Button } from "~/ui/Button";
import { Menu } from "~/ui/Menu";
import { useProgram } from "../program";
import { periodNames } from "./periods";
import { homeText } from "./text";

interface PeriodPickerProps {
  name: (typeof periodNames)[number];
  period: Period;
}

/** Chooses the period of the page; the choice stands in the address. */
export function PeriodPicker({ name, period }: PeriodPickerProps) {
  const t = useText(homeText);
  const { language } = useLanguage();
  const zone = useZone();
  const href = useHref();
  const { id: programId } = useProgram();
  const items = periodNames.map((one) => ({
    label: t(one),
    checked: one === name,
    href: href({ to: "/console/$programId", params: { programId }, search: { period: one } }),
  }));
  return (
    <Menu
      trigger={
        <Button>
          <span className="sr-only">{t("period")}</span>
          {t(name)}
          <span className="figures font-normal text-muted max-sm:hidden">
            {formatPeriod(period, language, zone)}
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 text-muted" />
        </Button>
      }
      groups={[{ title: t("period"), items }]}
    />
  );
}
