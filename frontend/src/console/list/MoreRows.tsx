import { type ReactNode, useState } from "react";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { Button } from "~/ui/Button";
import { listText } from "./text";

/** How many rows are drawn at first, and with each further step. */
const stepOfRows = 50;

interface MoreRowsProps<R> {
  rows: readonly R[];
  children: (rows: readonly R[]) => ReactNode;
}

/** The first of many rows that came all at once, and more of them on demand: no page is endless. */
export function MoreRows<R>({ rows, children }: MoreRowsProps<R>) {
  const t = useText(listText);
  const { language } = useLanguage();
  const [shown, setShown] = useState(stepOfRows);
  const left = rows.length - shown;
  return (
    <>
      {children(rows.slice(0, shown))}
      {left > 0 && (
        <div className="flex items-center justify-between gap-4 border-t border-line px-4 py-3">
          <span className="figures text-sm text-muted">
            {t("shownOf", { shown: formatCount(shown, language), count: formatCount(rows.length, language) })}
          </span>
          <Button onClick={() => setShown(shown + stepOfRows)}>
            {t("showMore", { count: Math.min(left, stepOfRows) })}
          </Button>
        </div>
      )}
    </>
  );
}
