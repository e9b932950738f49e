import { CircleAlert } from "lucide-react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralNextFragment, ReferralSide } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { whoIs } from "./side";
import { pipelineText } from "./text";

const ReferralNextDocument = graphql(`
  fragment ReferralNext on Referral {
    id
    next { side kind dueOn isOverdue task { id title } }
  }
`);

export interface NextProps {
  referral: FragmentType<typeof ReferralNextDocument>;
  /** Who looks. */
  here: ReferralSide;
  /** What stands for closed ones; nothing if absent. */
  closed?: string;
}

/** Who has the ball and what for: "You: Send the offer by 14 Dec 2026". */
export function Next({ referral, here, closed }: NextProps) {
  const { next } = readFragment(ReferralNextDocument, referral);
  const t = useText(pipelineText);
  const what = useWhat();
  if (!next) return closed ? <span className="text-muted">{closed}</span> : null;
  const isAgreed = next.kind !== "MOVE" && next.kind !== "PROTECTION";
  const isMine = next.side === here && isAgreed;
  return (
    <span className={isAgreed ? "wrap-anywhere" : "text-muted wrap-anywhere"}>
      <span className={isMine ? "font-semibold" : "text-muted"}>{t(whoIs(next.side, here))}:</span>{" "}
      {what(next)}
      {next.isOverdue && (
        <span className="ml-1.5 inline-flex items-center gap-1 font-medium whitespace-nowrap text-bad">
          <CircleAlert aria-hidden="true" className="size-3.5" />
          {t("overdue")}
        </span>
      )}
    </span>
  );
}

function useWhat() {
  const t = useText(pipelineText);
  const { language } = useLanguage();
  return ({ kind, dueOn, task }: NonNullable<ReferralNextFragment["next"]>): string => {
    const day = dueOn ? formatDate(dueOn, language) : "";
    return t(`what${kind}`, { day, task: task?.title ?? "" });
  };
}
