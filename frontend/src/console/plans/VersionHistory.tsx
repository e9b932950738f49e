import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PlanVersionsFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { changesOf } from "./changes";
import { usePlanNames } from "./names";
import { PlanSentences, readIncentives } from "./PlanSentences";
import { sayIncentive } from "./sentence";
import { planText } from "./text";

const VersionsFragment = graphql(`
  fragment PlanVersions on Plan {
    versions { id number effectiveFrom appliesTo note author createdAt ...PlanSentences }
  }
`);
type Version = PlanVersionsFragment["versions"][number];

interface VersionHistoryProps {
  plan: FragmentType<typeof VersionsFragment>;
  /** Id of the version in force. */
  current: string | undefined;
}

/** Every version of the plan, newest first, each with its note and what it pays. */
export function VersionHistory({ plan, current }: VersionHistoryProps) {
  const t = useText(planText);
  const { versions } = readFragment(VersionsFragment, plan);
  return (
    <Card title={t("history")} flush>
      <p className="px-4 pt-3 pb-1 text-sm text-muted">{t("historyNote")}</p>
      <ol>
        {versions.map((version, index) => (
          <VersionItem
            key={version.id}
            version={version}
            before={versions[index + 1]}
            isCurrent={version.id === current}
          />
        ))}
      </ol>
    </Card>
  );
}

interface VersionItemProps {
  version: Version;
  /** The version before it; none before the first. */
  before: Version | undefined;
  isCurrent: boolean;
}

function VersionItem({ version, before, isCurrent }: VersionItemProps) {
  const t = useText(planText);
  const isFuture = new Date(version.effectiveFrom) > new Date();
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <details>
        <summary className="hover:text-ink">
          <span className="[&>*]:mr-2">
            <span className="font-medium">{t("version", { number: version.number })}</span>
            {isCurrent && <Badge tone="good">{t("now")}</Badge>}
            {isFuture && <Badge tone="warn">{t("planned")}</Badge>}
            <span className="text-muted">
              {t("from")} <DateTime value={version.effectiveFrom} time />
            </span>
            <span className="text-muted">{t(version.appliesTo)}</span>
          </span>
          {version.note && <span className="mt-1 block pl-4">{version.note}</span>}
        </summary>
        <div className="mt-3 border-l-2 border-line pl-4">
          {before && <Changes version={version} before={before} />}
          <PlanSentences version={version} />
          <p className="mt-3 text-sm text-muted">
            {t("savedOn")} <DateTime value={version.createdAt} time /> · {version.author}
          </p>
        </div>
      </details>
    </li>
  );
}

/** What the version changed, in the sentences of both. */
function Changes({ version, before }: { version: Version; before: Version }) {
  const t = useText(planText);
  const { language } = useLanguage();
  const names = usePlanNames();
  const say = (incentive: ReturnType<typeof readIncentives>[number]) => {
    const words = sayIncentive(incentive, names, language);
    return { key: incentive.key, name: incentive.name, sentences: [words.main, ...words.details] };
  };
  const changes = changesOf(readIncentives(before).map(say), readIncentives(version).map(say));
  if (changes.length === 0) return <p className="mb-3 text-muted">{t("sameAsBefore")}</p>;
  return (
    <section className="mb-4" aria-label={t("changes")}>
      <h3 className="font-medium">{t("changes")}</h3>
      <ul className="mt-1 flex flex-col gap-2">
        {changes.map((change) => (
          <li key={change.key}>
            <span className="text-muted">{change.name}</span>
            {change.isMoved && <p>{t("changeMoved")}</p>}
            {change.removed.map((sentence) => (
              <p key={sentence}>
                <span className="text-bad">{t("changeRemoved")}</span> {sentence}
              </p>
            ))}
            {change.added.map((sentence) => (
              <p key={sentence}>
                <span className="text-good">{t("changeAdded")}</span> {sentence}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
