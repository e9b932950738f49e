import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { StatementLinesFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
import { commissionName } from "../earnings/naming";
import { earningsText } from "../earnings/text";
import { payoutsText } from "./text";

const StatementLinesDocument = graphql(`
  fragment StatementLines on Payout {
    amount { amount currencyCode }
    lines {
      id
      commission {
        id
        kind
        occurredAt
        incentiveName
        customerLabel
        note
        amount { amount currencyCode }
      }
    }
  }
`);

// On a phone the amount goes below the words where there is no room beside them.
const row = "max-sm:flex max-sm:flex-wrap max-sm:justify-between max-sm:gap-x-4 max-sm:px-4 max-sm:py-2";
const cell = "px-4 py-2 align-top max-sm:p-0";
const words = `${cell} max-sm:min-w-0 max-sm:flex-1 max-sm:basis-32`;
const figure = `${cell} text-right max-sm:ml-auto`;

/**
 * Every row of a statement and its total. A plain table on paper and wherever there is room. Roles are explicit because
 * phones change `display`.
 */
export function StatementLines({ payout: ref }: { payout: FragmentType<typeof StatementLinesDocument> }) {
  const { lines, amount } = readFragment(StatementLinesDocument, ref);
  const t = useText(payoutsText);
  return (
    <table role="table" aria-label={t("lines")} className="w-full border-collapse text-left max-sm:block">
      <thead role="rowgroup" className="text-sm text-muted max-sm:block">
        <tr role="row" className={`${row} border-b border-line`}>
          <th role="columnheader" scope="col" className={`${cell} w-36 font-medium max-sm:hidden`}>
            {t("occurred")}
          </th>
          <th role="columnheader" scope="col" className={`${words} font-medium`}>
            {t("for")}
          </th>
          <th role="columnheader" scope="col" className={`${figure} font-medium`}>
            {t("amount")}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {lines.map((line) => (
          <StatementLine key={line.id} commission={line.commission} />
        ))}
      </tbody>
      <tfoot role="rowgroup" className="max-sm:block">
        <tr role="row" className={`${row} border-t-2 border-edge font-semibold`}>
          <td role="cell" className="max-sm:hidden" />
          <th role="rowheader" scope="row" className={`${words} text-left`}>
            {t("total", { count: lines.length })}
          </th>
          <td role="cell" className={figure}>
            <Money value={amount} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function StatementLine({
  commission,
}: {
  commission: StatementLinesFragment["lines"][number]["commission"];
}) {
  const t = useText(earningsText);
  const href = useHref();
  return (
    <tr role="row" className={`${row} relative border-b border-line hover:bg-hover`}>
      <td role="cell" className={`${cell} max-sm:hidden`}>
        <DateTime value={commission.occurredAt} />
      </td>
      <td role="cell" className={words}>
        <a
          href={href({ to: "/portal/earnings/$id", params: { id: commission.id } })}
          className="after:absolute after:inset-0 hover:underline"
        >
          {commissionName(commission, t)}
        </a>
        <span className="flex flex-wrap gap-x-3 text-sm text-muted">
          <span className="min-w-0">{commission.note ?? commission.customerLabel}</span>
          <span className="sm:hidden">
            <DateTime value={commission.occurredAt} />
          </span>
        </span>
      </td>
      <td role="cell" className={figure}>
        <Money value={commission.amount} tinted />
      </td>
    </tr>
  );
}
