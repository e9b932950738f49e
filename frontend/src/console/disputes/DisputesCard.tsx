import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { useProgram } from "../program";
import { DisputeBadge } from "./DisputeBadge";
import { disputeText } from "./text";

const ConversionDisputesDocument = graphql(`
  fragment ConversionDisputes on Conversion {
    id
    disputes { id externalId status openedAt reason amount { amount currencyCode } }
  }
`);

/** The disputes of one conversion; each leads to its panel, where it is closed. */
export function DisputesCard({
  conversion: ref,
}: {
  conversion: FragmentType<typeof ConversionDisputesDocument>;
}) {
  const t = useText(disputeText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { disputes } = readFragment(ConversionDisputesDocument, ref);
  return (
    <Card title={t("card")}>
      {disputes.length === 0 && <p className="text-muted">{t("cardNone")}</p>}
      <ul className="flex flex-col">
        {disputes.map((dispute) => (
          <li key={dispute.id} className="border-b border-line py-2 last:border-b-0">
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <a
                href={href({
                  to: "/console/$programId/disputes",
                  params: { programId },
                  search: { show: dispute.id },
                })}
                className="min-w-0 text-accent-text [overflow-wrap:anywhere] hover:underline"
              >
                {t("panel", { id: dispute.externalId })}
              </a>
              <Money value={dispute.amount} />
            </p>
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted">
              <DateTime value={dispute.openedAt} />
              <DisputeBadge status={dispute.status} />
            </p>
            {dispute.reason && <p className="text-muted">{dispute.reason}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
