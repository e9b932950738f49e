import type { ReactNode } from "react";
import type { CloseDisputeFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import type { Money } from "~/lib/money";
import { rewardWords } from "../commissions/rewardWords";
import { commissionText } from "../commissions/text";
import { goesOnTo, stoppedBy, takenBackBy } from "./effect";
import { disputeText } from "./text";

/** What was stopped and goes on, or stays stopped by another dispute. */
export function GoesOn({ dispute }: { dispute: CloseDisputeFragment }) {
  const t = useText(disputeText);
  const statusName = useText(commissionText);
  const { language } = useLanguage();
  const { conversion, externalId } = dispute;
  const other = conversion.disputes.find((one) => one.id !== dispute.id && one.status === "OPEN");
  const rows = stoppedBy(externalId, conversion.commissions);
  return (
    <Effect title={t("goesOn")} none={t("noneStopped")}>
      {rows.map((row) => {
        const words = { amount: rewardWords(row, language), name: row.partner.name };
        return (
          <li key={row.id}>
            {other
              ? t("staysStopped", { ...words, other: other.externalId })
              : t("goesOnTo", { ...words, status: statusName(goesOnTo(row)) })}
          </li>
        );
      })}
    </Effect>
  );
}

interface TakenBackRowsProps {
  refund: Money;
  conversion: CloseDisputeFragment["conversion"];
}

/** What the refund of a lost dispute takes back. */
export function TakenBackRows({ refund, conversion }: TakenBackRowsProps) {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const isPaid = (status: string) => status === "PAID" || status === "IN_PAYOUT";
  return (
    <>
      <Effect title={t("takenBack")} none={t("noneTaken")}>
        {takenBackBy(refund, conversion).map(({ row, amount, quantity = 0 }) => (
          <li key={row.id}>
            {t(isPaid(row.status) ? "takenPaid" : "takenFrom", {
              amount: rewardWords({ amount, unit: row.unit && { ...row.unit, quantity } }, language),
              name: row.partner.name,
            })}
          </li>
        ))}
      </Effect>
      {conversion.commissions.some((row) => row.kind === "BONUS") && <p>{t("bonusNote")}</p>}
    </>
  );
}

function Effect({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold text-muted">{title}</h3>
      {children.length === 0 ? <p>{none}</p> : <ul className="figures flex flex-col gap-1">{children}</ul>}
    </section>
  );
}
