import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ConversionRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { RowButton } from "../list/RowButton";
import { useProgram } from "../program";
import { CreditWords } from "./CreditWords";
import { useEventTypes } from "./eventTypes";
import { queueText } from "./queueText";
import { conversionText } from "./text";

const ConversionRowDocument = graphql(`
  fragment ConversionRow on Conversion {
    id
    type
    externalId
    occurredAt
    amount { amount currencyCode }
    customer { id externalId name company }
    credits { ...CreditWords }
    attribution { reason }
  }
`);

export interface ConversionTableProps {
  conversions: readonly FragmentType<typeof ConversionRowDocument>[];
  /** Opens the dialog for a row that nobody has credit for. */
  onAssign: (id: string) => void;
  /** The ticked rows, where several can be assigned at once. */
  selection?:
    | { selected: ReadonlySet<string>; onChange: (selected: ReadonlySet<string>) => void }
    | undefined;
}

/** Conversions as rows. */
export function ConversionTable({ conversions, onAssign, selection }: ConversionTableProps) {
  const t = useText(conversionText);
  const words = useText(queueText);
  const label = (row: ConversionRowFragment) => words("select", { id: row.externalId });
  const href = useHref();
  const { id: programId } = useProgram();
  const rows = conversions.map((row) => readFragment(ConversionRowDocument, row));
  return (
    <Table
      caption={t("title")}
      columns={useColumns(onAssign)}
      rows={rows}
      rowKey={(row) => row.id}
      selection={selection && { ...selection, label, all: words("selectAll") }}
      rowHref={(row) =>
        href({
          to: "/console/$programId/conversions/$conversionId",
          params: { programId, conversionId: row.id },
        })
      }
    />
  );
}

function useColumns(onAssign: (id: string) => void): Column<ConversionRowFragment>[] {
  const t = useText(conversionText);
  const words = useText(queueText);
  const { nameOf } = useEventTypes();
  const why = ({ credits, attribution: { reason } }: ConversionRowFragment) =>
    credits.length === 0 && reason && reason in queueText.en ? words(reason as "NO_TOUCH") : null;
  const canAssign = useCan("COMMISSION_DECIDE");
  const credit = (row: ConversionRowFragment) => (
    <span className="flex items-center gap-2 max-sm:flex-wrap max-sm:justify-end">
      <CreditWords credits={row.credits} />
      {why(row) && <span className="flex-1 text-sm text-muted max-sm:flex-none">{why(row)}</span>}
      {canAssign && row.credits.length === 0 && (
        <RowButton aria-label={t("assignOne", { id: row.externalId })} onClick={() => onAssign(row.id)}>
          {t("assign")}
        </RowButton>
      )}
    </span>
  );
  return [
    { key: "id", header: t("externalId"), cell: (row) => row.externalId },
    { key: "type", header: t("type"), cell: (row) => nameOf(row.type) },
    {
      key: "customer",
      header: t("customer"),
      cell: ({ customer }) => customer.company ?? customer.name ?? customer.externalId,
    },
    { key: "credit", header: t("credit"), cell: credit },
    { key: "occurred", header: t("occurred"), cell: (row) => <DateTime value={row.occurredAt} time /> },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <Money value={row.amount} /> },
  ];
}
