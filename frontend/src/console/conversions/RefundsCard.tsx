import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { conversionText } from "./text";

const ConversionRefundsDocument = graphql(`
  fragment ConversionRefunds on Conversion {
    id
    refundable { amount currencyCode }
    refunds { id externalId occurredAt reason amount { amount currencyCode } }
  }
`);

/** What was given back, and what is left to give back. */
export function RefundsCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionRefundsDocument>;
}) {
  const t = useText(conversionText);
  const { refunds, refundable } = readFragment(ConversionRefundsDocument, ref);
  return (
    <Card title={t("refunds")}>
      {refunds.length === 0 && <p className="text-muted">{t("refundsNone")}</p>}
      <ul className="flex flex-col">
        {refunds.map((refund) => (
          <li key={refund.id} className="border-b border-line py-2">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>
                {refund.externalId} · <DateTime value={refund.occurredAt} />
              </span>
              <Money value={refund.amount} />
            </p>
            {refund.reason && <p className="text-muted">{refund.reason}</p>}
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-x-4 pt-2 font-medium">
        <span>{t("refundable")}</span>
        <Money value={refundable} />
      </p>
    </Card>
  );
}
