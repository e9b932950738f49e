import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { CustomerConversionsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { CreditWords } from "../conversions/CreditWords";
import { useEventTypes } from "../conversions/eventTypes";
import { useProgram } from "../program";
import { customerText } from "./text";

const CustomerConversionsDocument = graphql(`
  fragment CustomerConversions on Customer {
    id
    conversions {
      id
      type
      externalId
      occurredAt
      amount { amount currencyCode }
      credits { ...CreditWords }
    }
  }
`);
type Row = CustomerConversionsFragment["conversions"][number];

/** What the customer did that counts: the newest, and the way to all. */
export function CustomerConversions({
  customer: ref,
}: {
  customer: FragmentType<typeof CustomerConversionsDocument>;
}) {
  const t = useText(customerText);
  const href = useHref();
  const { id: programId } = useProgram();
  const { nameOf } = useEventTypes();
  const { id, conversions } = readFragment(CustomerConversionsDocument, ref);
  const columns: Column<Row>[] = [
    { key: "id", header: t("externalId"), cell: (row) => row.externalId },
    { key: "type", header: t("type"), cell: (row) => nameOf(row.type) },
    { key: "credit", header: t("credit"), cell: (row) => <CreditWords credits={row.credits} /> },
    { key: "occurred", header: t("occurred"), cell: (row) => <DateTime value={row.occurredAt} /> },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <Money value={row.amount} /> },
  ];
  const all = href({
    to: "/console/$programId/conversions",
    params: { programId },
    search: { customer: id },
  });
  return (
    <Card
      flush
      title={t("conversions")}
      action={conversions.length > 0 && <ButtonLink href={all}>{t("conversionsAll")}</ButtonLink>}
    >
      {conversions.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("conversionsNone")}</p>
      ) : (
        <Table
          caption={t("conversions")}
          columns={columns}
          rows={conversions}
          rowKey={(row) => row.id}
          rowHref={(row) =>
            href({
              to: "/console/$programId/conversions/$conversionId",
              params: { programId, conversionId: row.id },
            })
          }
        />
      )}
      {conversions.length >= 50 && (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">{t("newest")}</p>
      )}
    </Card>
  );
}
