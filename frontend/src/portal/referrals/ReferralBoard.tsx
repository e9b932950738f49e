import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Next } from "~/pipeline/Next";
import { DateTime } from "~/ui/DateTime";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import type { Pipeline } from "./ReferralsPage";
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

/** How many a column shows before it leads to its list. */
const shown = 5;

/** One column per stage on a desktop, one below the other on a phone. Empty stages stay narrow. */
export function ReferralBoard({ pipeline }: { pipeline: Pipeline }) {
  return (
    <div className="flex flex-col gap-3 sm:grid sm:auto-cols-[minmax(9.25rem,1fr)] sm:grid-flow-col sm:items-start sm:overflow-x-auto sm:pb-2">
      {pipeline.map((one) => (
        <StageColumn key={one.stage.id} {...one} />
      ))}
    </div>
  );
}

function StageColumn({ stage, count, value }: Pipeline[number]) {
  const { language } = useLanguage();
  return (
    <section aria-label={stage.name} className="flex min-w-0 flex-col gap-2 rounded-md bg-sunken p-2">
      <header className="flex flex-wrap items-baseline justify-between gap-x-2 px-2 pt-1">
        <h2 className="min-w-0 break-words font-semibold">{stage.name}</h2>
        <span className="figures text-sm text-muted">
          {formatCount(count, language)}
          {signOf(value) !== 0 && (
            <>
              {" · "}
              <Money value={value} />
            </>
          )}
        </span>
      </header>
      {count === 0 ? <NobodyHere /> : <StageCards stageId={stage.id} count={count} />}
    </section>
  );
}

function NobodyHere() {
  const t = useText(referralsText);
  return <p className="px-2 pb-2 text-sm text-muted max-sm:sr-only">{t("stageEmpty")}</p>;
}

function StageCards({ stageId, count }: { stageId: string; count: number }) {
  const t = useText(referralsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: enrollmentId } = useEnrollment();
  const [{ data, error }, reload] = useQuery({
    query: ReferralColumnDocument,
    variables: { filter: { enrollmentId, stageIds: [stageId] }, first: shown },
  });
  if (error && !data) {
    return (
      <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!data) return <TextSkeleton lines={Math.min(count, shown)} />;
  const { edges, totalCount } = data.referrals;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {edges.map(({ node }) => (
          <li
            key={node.id}
            className="relative rounded-md border border-line bg-surface px-3 py-2 hyphens-auto hover:bg-hover sm:text-base"
          >
            <a
              href={href({ to: "/portal/referrals/$id", params: { id: node.id } })}
              className="font-medium after:absolute after:inset-0 hover:underline"
            >
              {node.name}
            </a>
            <p className="flex flex-wrap justify-between gap-x-2 text-sm text-muted">
              <span>
                <span className="sm:sr-only">{t("since")} </span>
                <DateTime value={node.stageSince} />
              </span>
              {node.value && <Money value={node.value} />}
            </p>
            <span className="*:whitespace-normal">
              <SubmissionBadge referral={node} />
            </span>
            <p className="text-sm empty:hidden">
              <Next referral={node} here="PARTNER" />
            </p>
          </li>
        ))}
      </ul>
      {totalCount > edges.length && (
        <a
          href={href({ to: "/portal/referrals", search: { view: "list", stage: stageId } })}
          className="flex min-h-11 items-center px-2 text-sm text-accent-text hover:underline sm:min-h-8"
        >
          {t("showAll", { count: totalCount })}
        </a>
      )}
    </>
  );
}
