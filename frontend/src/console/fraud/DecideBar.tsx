import { useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DecideDialog, type FraudDeed } from "./DecideDialog";
import { fraudText } from "./text";

const FraudBulkDocument = graphql(`
  fragment FraudBulk on FraudReview {
    id
    status
  }
`);

interface DecideBarProps {
  /** The ticked ones, at most 100: a page holds fewer. */
  reviews: readonly FragmentType<typeof FraudBulkDocument>[];
  onDone: () => void;
}

/** What may be done with the ticked reviews that wait; nothing while none is. */
export function DecideBar({ reviews, onDone }: DecideBarProps) {
  const t = useText(fraudText);
  const canDecide = useCan("FRAUD_REVIEW");
  const [deed, setDeed] = useState<FraudDeed | null>(null);
  const rows = reviews.map((row) => readFragment(FraudBulkDocument, row));
  const open = rows.filter((row) => row.status === "OPEN");
  if (!canDecide || rows.length === 0) return null;
  return (
    <section
      aria-label={t("selected", { count: rows.length })}
      className="sticky top-2 z-10 max-lg:top-16 flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface px-4 py-2"
    >
      <p role="status" className="figures flex-1 basis-40">
        {t("selected", { count: rows.length })}
      </p>
      {open.length === rows.length && (
        <>
          <Button onClick={() => setDeed("clear")}>{t("clear")}</Button>
          <Button onClick={() => setDeed("confirm")}>{t("confirm")}</Button>
        </>
      )}
      <Button look="quiet" onClick={onDone}>
        {t("unselect")}
      </Button>
      {deed && (
        <DecideDialog
          deed={deed}
          ids={open.map((row) => row.id)}
          onClose={() => setDeed(null)}
          onDone={() => {
            setDeed(null);
            onDone();
          }}
        />
      )}
    </section>
  );
}
