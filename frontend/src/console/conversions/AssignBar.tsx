import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { Button } from "~/ui/Button";
import { amountsOf } from "../commissions/deeds";
import { queueText } from "./queueText";

const AssignManyDialog = lazy(() =>
  import("./AssignManyDialog").then((module) => ({ default: module.AssignManyDialog })),
);

const AssignBarDocument = graphql(`
  fragment AssignBar on Conversion {
    id
    amount { amount currencyCode }
  }
`);

export interface AssignBarProps {
  /** The ticked ones, at most 100: a page holds fewer. */
  conversions: readonly FragmentType<typeof AssignBarDocument>[];
  onDone: () => void;
}

/** Gives the ticked conversions to one partner; nothing while none is ticked. */
export function AssignBar({ conversions, onDone }: AssignBarProps) {
  const t = useText(queueText);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const rows = conversions.map((row) => readFragment(AssignBarDocument, row));
  const count = rows.length;
  if (count === 0) return null;
  const amounts = amountsOf(rows.map((row) => row.amount))
    .map((sum) => formatMoney(sum, language))
    .join(" + ");
  return (
    <section
      aria-label={t("selected", { count })}
      className="sticky top-2 z-10 max-lg:top-16 flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface px-4 py-2"
    >
      <p role="status" className="figures flex-1 basis-40">
        {t("selected", { count })} · {amounts}
      </p>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {t("unselect")}
      </Button>
      <Suspense>
        {isOpen && (
          <AssignManyDialog
            ids={rows.map((row) => row.id)}
            amounts={amounts}
            onClose={() => setOpen(false)}
            onDone={onDone}
          />
        )}
      </Suspense>
    </section>
  );
}
