import { Ban, CircleCheck } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralColumnQuery, ReferralFilter, StageKind } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { type Money as Amount, formatCount, formatMoney, signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Next } from "~/pipeline/Next";
import { DateTime } from "~/ui/DateTime";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { SubmissionBadge } from "./SubmissionBadge";
import { referralsText } from "./text";

const ReferralColumnDocument = graphql(`
  query ReferralColumn($filter: ReferralFilter!, $first: Int!) {
    referrals(filter: $filter, first: $first) {
      edges { node { id name source status stageSince value { amount currencyCode } ...ReferralNext } }
      totalCount
    }
  }
`);

/** How many a column shows before it leads to its list: fewer of what is over. */
const shownOf: Record<StageKind, number> = { OPEN: 5, WON: 3, LOST: 3 };

export interface BoardColumnProps {
  name: string;
  kind: StageKind;
  count: number;
  /** What those of known value are worth, one entry per currency. */
  values: readonly Amount[];
  /** Which referrals stand in it. */
  filter: ReferralFilter;
  /** The same referrals as a list. */
  listHref: string;
}

/** A column of the board: a stage, or what was not accepted. An empty one stays narrow on a phone. */
export function BoardColumn({ name, kind, count, values, filter, listHref }: BoardColumnProps) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const Heading = kind === "OPEN" ? "h2" : "h3";
  const known = values.filter((value) => signOf(value) !== 0).map((value) => formatMoney(value, language));
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-2 rounded-md bg-sunken p-2">
      <header className="flex flex-wrap items-center justify-between gap-x-2 px-2 pt-1">
        <Heading className="flex min-w-0 items-center gap-1.5 text-base font-semibold break-words">
          <ClosedIcon kind={kind} />
          {name}
        </Heading>
        <span className="figures text-sm text-muted">
          {[formatCount(count, language), ...known].join(" · ")}
        </span>
      </header>
      {count === 0 ? (
        <p className="px-2 pb-2 text-sm text-muted max-sm:sr-only">{t("stageEmpty")}</p>
      ) : (
        <Cards kind={kind} count={count} filter={filter} listHref={listHref} />
      )}
    </section>
  );
}

/** What is over is told from what is open without reading; the name beside it says which. */
function ClosedIcon({ kind }: { kind: StageKind }) {
  if (kind === "OPEN") return null;
  const Icon = kind === "WON" ? CircleCheck : Ban;
  return (
    <Icon
      aria-hidden="true"
      className={kind === "WON" ? "size-4 shrink-0 text-good" : "size-4 shrink-0 text-muted"}
    />
  );
}

type CardsProps = Pick<BoardColumnProps, "kind" | "count" | "filter" | "listHref">;

function Cards({ kind, count, filter, listHref }: CardsProps) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const first = shownOf[kind];
  const [{ data, error }, reload] = useQuery({ query: ReferralColumnDocument, variables: { filter, first } });
  if (error && !data) {
    return (
      <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!data) return <TextSkeleton lines={Math.min(count, first)} />;
  const { edges, totalCount } = data.referrals;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {edges.map(({ node }) => (
          <ReferralCard key={node.id} referral={node} kind={kind} />
        ))}
      </ul>
      {totalCount > edges.length && (
        <a
          href={listHref}
          className="flex min-h-11 items-center px-2 text-sm text-accent-text hover:underline sm:min-h-8"
        >
          {t("showAll", { count: totalCount })}
        </a>
      )}
    </>
  );
}

type CardRow = ReferralColumnQuery["referrals"]["edges"][number]["node"];

/** A referral as a card: who has the ball, which the badge of an undecided submission says. What is over has no next step. */
function ReferralCard({ referral, kind }: { referral: CardRow; kind: StageKind }) {
  const t = useText(referralsText);
  const href = useHref();
  return (
    <li className="relative rounded-md border border-line bg-surface px-3 py-2 hyphens-auto hover:bg-hover sm:text-base">
      <a
        href={href({ to: "/portal/referrals/$id", params: { id: referral.id } })}
        className="font-medium wrap-break-word after:absolute after:inset-0 hover:underline"
      >
        {referral.name}
      </a>
      <p className="flex flex-wrap justify-between gap-x-2 text-sm text-muted">
        <span>
          {t("since")} <DateTime value={referral.stageSince} />
        </span>
        {referral.value && <Money value={referral.value} />}
      </p>
      {kind === "OPEN" && (
        <p className="text-sm empty:hidden *:whitespace-normal">
          {referral.status === "ACCEPTED" ? (
            <Next referral={referral} here="PARTNER" />
          ) : (
            <SubmissionBadge referral={referral} />
          )}
        </p>
      )}
    </li>
  );
}
