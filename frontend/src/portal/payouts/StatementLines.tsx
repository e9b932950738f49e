import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { StatementLinesFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { DateTime } from "~/ui/DateTime";
import { Money } from "~/ui/Money";
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
        amount { amount currencyCode }
      }
    }
  }
`);

const cell = "px-4 py-2 align-top";

/** Every row of a statement and its total. A plain table on every width, because it is printed as it stands. */
export function StatementLines({ payout: ref }: { payout: FragmentType<typeof StatementLinesDocument> }) {
  const { lines, amount } = readFragment(StatementLinesDocument, ref);
  const t = useText(payoutsText);
  return (
    <table aria-label={t("lines")} className="w-full border-collapse text-left">
      <thead className="text-sm text-muted">
        <tr className="border-b border-line">
          <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
            {t("occurred")}
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            {t("for")}
          </th>
          <th scope="col" className={`${cell} text-right font-medium`}>
            {t("amount")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <StatementLine key={line.id} commission={line.commission} />
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t-2 border-edge font-semibold">
          <td className="max-sm:hidden" />
          <th scope="row" className={`${cell} text-left`}>
            {t("total", { count: lines.length })}
          </th>
          <td className={`${cell} text-right`}>
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
  const t = useText(payoutsText);
  const href = useHref();
  const name = commission.incentiveName ?? t("byHand");
  return (
    <tr className="relative border-b border-line hover:bg-hover">
      <td className={`${cell} max-sm:hidden`}>
        <DateTime value={commission.occurredAt} />
      </td>
      <td className={cell}>
        <a
          href={href({ to: "/portal/earnings/$id", params: { id: commission.id } })}
          className="after:absolute after:inset-0 hover:underline"
        >
          {commission.kind === "REVERSAL" ? t("reversalOf", { name }) : name}
        </a>
        <span className="block text-sm text-muted">
          {commission.customerLabel}
          <span className="sm:hidden">
            {commission.customerLabel && " · "}
            <DateTime value={commission.occurredAt} />
          </span>
        </span>
      </td>
      <td className={`${cell} text-right`}>
        <Money value={commission.amount} tinted />
      </td>
    </tr>
  );
}
