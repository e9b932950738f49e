import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { ShortCommissionTable } from "../commissions/ShortCommissionTable";
import { stoppedBy } from "./effect";
import { disputeText } from "./text";

const DisputedCommissionsDocument = graphql(`
  fragment DisputedCommissions on Conversion {
    id
    commissions {
      id
      kind
      status
      statusCause { code externalId }
      createdAt
      amount { amount currencyCode }
      net { amount currencyCode }
      changes { id fromStatus toStatus }
      ...ShortCommission
    }
  }
`);

interface DisputedCommissionsProps {
  conversion: FragmentType<typeof DisputedCommissionsDocument>;
  /** The dispute's external id. */
  dispute: string;
  isOpen: boolean;
}

/** The rows of the disputed conversion, and how many of them the dispute stops. */
export function DisputedCommissions({ conversion, dispute, isOpen }: DisputedCommissionsProps) {
  const t = useText(disputeText);
  const { commissions: rows } = readFragment(DisputedCommissionsDocument, conversion);
  const stopped = stoppedBy(dispute, rows).length;
  return (
    <section aria-label={t("rows")} className="flex min-w-0 flex-col gap-2">
      <h3 className="text-sm font-semibold text-muted">{t("rows")}</h3>
      {isOpen && <p>{stopped > 0 ? t("stoppedCount", { count: stopped }) : t("stoppedNone")}</p>}
      {rows.length === 0 ? (
        <p className="text-muted">{t("rowsNone")}</p>
      ) : (
        <div className="-mx-5 border-y border-line">
          <ShortCommissionTable caption={t("rows")} commissions={rows} isNarrow />
        </div>
      )}
    </section>
  );
}
