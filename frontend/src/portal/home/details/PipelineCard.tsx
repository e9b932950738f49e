import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { Card } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { StageBar } from "~/ui/StageBar";
import { detailsText } from "./text";

const PipelineCardDocument = graphql(`
  fragment PipelineCard on Enrollment {
    pipeline {
      stage { id name kind }
      count
      value { amount currencyCode }
    }
  }
`);

/** The referrals by stage as one slim bar, with counts and known value. */
export function PipelineCard({ enrollment: ref }: { enrollment: FragmentType<typeof PipelineCardDocument> }) {
  const { pipeline } = readFragment(PipelineCardDocument, ref);
  const t = useText(detailsText);
  const href = useHref();
  const isEmpty = pipeline.every((one) => one.count === 0);
  return (
    <Card
      title={t("pipeline")}
      action={
        !isEmpty && (
          <a
            href={href({ to: "/portal/referrals" })}
            className="-my-2 py-2.5 text-accent-text hover:underline"
          >
            {t("openPipeline")}
          </a>
        )
      }
    >
      {isEmpty ? (
        <p className="text-muted">{t("pipelineEmpty")}</p>
      ) : (
        <StageBar
          label={t("stages")}
          stages={pipeline.map(({ stage, count, value }) => ({
            key: stage.id,
            name: stage.name,
            count,
            words: t("referralCount", { count }),
            value: signOf(value) === 0 ? undefined : <Money value={value} />,
            href: href({ to: "/portal/referrals", search: { stage: stage.id } }),
          }))}
        />
      )}
    </Card>
  );
}
