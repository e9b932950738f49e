import type { ReactNode } from "react";
import type { CloseEffectQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { rewardWords } from "../commissions/rewardWords";
import { commissionText } from "../commissions/text";
import { disputeText } from "./text";

type DisputeEffect = NonNullable<CloseEffectQuery["disputeEffect"]>;

interface ReleasedProps {
  released: DisputeEffect["released"];
  /** The dispute that keeps it stopped, by its external id. */
  other: string | undefined;
}

/** What was stopped and goes on, or stays stopped by another dispute. */
export function Released({ released, other = "" }: ReleasedProps) {
  const t = useText(disputeText);
  const statusName = useText(commissionText);
  const { language } = useLanguage();
  return (
    <Effect title={t("goesOn")} none={t("noneStopped")}>
      {released.map(({ commission, status }) => {
        const words = { amount: rewardWords(commission, language), name: commission.partner.name };
        return (
          <li key={commission.id}>
            {status === "ON_HOLD"
              ? t("staysStopped", { ...words, other })
              : t("goesOnTo", { ...words, status: statusName(status) })}
          </li>
        );
      })}
    </Effect>
  );
}

/** What the refund of a lost dispute takes back. */
export function TakenBack({ takenBack }: Pick<DisputeEffect, "takenBack">) {
  const t = useText(disputeText);
  const { language } = useLanguage();
  const isPaid = (status: string) => status === "PAID" || status === "IN_PAYOUT";
  return (
    <Effect title={t("takenBack")} none={t("noneTaken")}>
      {takenBack.map(({ commission, amount, unit }) => (
        <li key={commission.id}>
          {t(isPaid(commission.status) ? "takenPaid" : "takenFrom", {
            amount: rewardWords({ amount, unit }, language),
            name: commission.partner.name,
          })}
        </li>
      ))}
    </Effect>
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
