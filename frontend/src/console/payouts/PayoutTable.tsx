import { useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PayoutRowFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { StatusBadge } from "~/ui/Badge";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { type Column, Table } from "~/ui/Table";
import { RowButton } from "../list/RowButton";
import { useProgram } from "../program";
import { canTakeOut } from "./checklist";
import { FailDialog } from "./FailDialog";
import { fileText } from "./fileText";
import { PaidBar } from "./PaidBar";
import { payoutStandings } from "./statuses";
import { TakeOutDialog } from "./TakeOutDialog";
import { payoutText } from "./text";

const PayoutRowDocument = graphql(`
  fragment PayoutRow on Payout {
    id
    number
    status
    paidAt
    failureReason
    html: statementUrl(format: HTML)
    pdf: statementUrl(format: PDF)
    accountNumberMasked
    amount { amount currencyCode }
    partner { id name }
  }
`);
/** High and wide enough to be hit: 24 px with a mouse, 44 with a finger. */
const documentLink =
  "inline-flex min-h-6 min-w-8 items-center justify-center underline pointer-coarse:min-h-11 pointer-coarse:min-w-11";
const nothing: ReadonlySet<string> = new Set();

export interface PayoutTableProps {
  payouts: readonly FragmentType<typeof PayoutRowDocument>[];
  /** Whether results are awaited: then rows can be ticked and settled. */
  canSettle: boolean;
}

/** The payouts of a run; each leads to its statement. */
export function PayoutTable({ payouts, canSettle }: PayoutTableProps) {
  const t = useText(payoutText);
  const href = useHref();
  const { id: programId } = useProgram();
  const mayManage = useCan("PAYOUT_MANAGE");
  const canManage = mayManage && canSettle;
  const [selected, setSelected] = useState(nothing);
  const [failing, setFailing] = useState<PayoutRowFragment | null>(null);
  const [taking, setTaking] = useState<PayoutRowFragment | null>(null);
  const rows = payouts.map((row) => readFragment(PayoutRowDocument, row));
  const chosen = rows.filter((row) => row.status === "PROCESSING" && selected.has(row.id));
  const label = (row: PayoutRowFragment) => t("selectPayout", { number: row.number, name: row.partner.name });
  return (
    <>
      <PaidBar payouts={chosen} onDone={() => setSelected(nothing)} />
      <Table
        caption={t("payouts")}
        columns={useColumns(canManage ? setFailing : null, mayManage ? setTaking : null)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) =>
          href({
            to: "/console/$programId/payouts/statements/$payoutId",
            params: { programId, payoutId: row.id },
          })
        }
        selection={canManage ? { selected, onChange: setSelected, label, all: t("selectAll") } : undefined}
      />
      {failing && <FailDialog payout={failing} onClose={() => setFailing(null)} />}
      {taking && <TakeOutDialog payout={taking} onClose={() => setTaking(null)} />}
    </>
  );
}

type Act = ((row: PayoutRowFragment) => void) | null;

function useColumns(onFail: Act, onTakeOut: Act): Column<PayoutRowFragment>[] {
  const t = useText(payoutText);
  const words = useText(fileText);
  const status = (row: PayoutRowFragment) => (
    <span className="inline-flex flex-wrap items-center gap-2 max-sm:justify-end">
      <StatusBadge standing={payoutStandings[row.status]}>{t(`payout${row.status}`)}</StatusBadge>
      {row.paidAt && <DateTime value={row.paidAt} />}
      {row.failureReason && <span className="text-muted">{row.failureReason}</span>}
      {onFail && row.status === "PROCESSING" && (
        <RowButton onClick={() => onFail(row)}>{t("markFailed")}</RowButton>
      )}
      {onTakeOut && canTakeOut(row) && (
        <RowButton aria-label={words("takeOutOf", { number: row.number })} onClick={() => onTakeOut(row)}>
          {words("takeOut")}
        </RowButton>
      )}
    </span>
  );
  const statement = ({ number, html, pdf }: PayoutRowFragment) => (
    <span className="relative z-1 inline-flex gap-2">
      <a className={documentLink} href={html} aria-label={words("openHtmlOf", { number })}>
        {words("openHtml")}
      </a>
      <a className={documentLink} href={pdf} aria-label={words("openPdfOf", { number })} download>
        {words("openPdf")}
      </a>
    </span>
  );
  return [
    { key: "number", header: t("number"), cell: (row) => row.number },
    { key: "partner", header: t("partner"), cell: (row) => row.partner.name },
    { key: "account", header: t("account"), cell: (row) => row.accountNumberMasked },
    { key: "status", header: t("status"), cell: status },
    { key: "statement", header: words("statement"), cell: statement },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => <Money value={row.amount} /> },
  ];
}
