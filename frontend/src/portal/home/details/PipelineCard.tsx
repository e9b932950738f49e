import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { HomePipelineQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Money } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { StageBar } from "~/ui/StageBar";
import { useEnrollment } from "../../enrollment";
import { onBoard } from "../../referrals/filter";
import { detailsText } from "./text";

const HomePipelineDocument = graphql(`
  query HomePipeline($filter: ReferralFilter!) {
    referralTotals(filter: $filter) {
      stage { id name kind }
      count
      totals { value { amount currencyCode } }
    }
  }
`);

type Stages = HomePipelineQuery["referralTotals"];

/** The referrals by stage as one slim bar, with counts and known value: those of the board, and of the lists behind. */
export function PipelineCard() {
  const t = useText(detailsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: enrollmentId, program } = useEnrollment();
  const filter = { programId: program.id, enrollmentId, statuses: [...onBoard] };
  const [{ data, error }, reload] = useQuery({ query: HomePipelineDocument, variables: { filter } });
  const stages = data?.referralTotals;
  const isEmpty = stages?.every((one) => one.count === 0);
  return (
    <Card
      title={t("pipeline")}
      action={
        isEmpty === false && (
          <a
            href={href({ to: "/portal/referrals" })}
            className="-my-2 py-2.5 text-accent-text hover:underline"
          >
            {t("openPipeline")}
          </a>
        )
      }
    >
      {error && !stages ? (
        <ErrorState title={t("pipelineFailed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : !stages ? (
        <TextSkeleton lines={3} />
      ) : isEmpty ? (
        <p className="text-muted">{t("pipelineEmpty")}</p>
      ) : (
        <Bar stages={stages} />
      )}
    </Card>
  );
}

function Bar({ stages }: { stages: Stages }) {
  const t = useText(detailsText);
  const href = useHref();
  const worth = (totals: Stages[number]["totals"]) =>
    totals
      .filter((one) => signOf(one.value) !== 0)
      .map(({ value }) => <Money key={value.currencyCode} value={value} />);
  return (
    <StageBar
      label={t("stages")}
      stages={stages.map(({ stage, count, totals }) => ({
        key: stage.id,
        name: stage.name,
        count,
        words: t("referralCount", { count }),
        value: worth(totals),
        href: href({ to: "/portal/referrals", search: { view: "list", stage: stage.id } }),
      }))}
    />
  );
}
