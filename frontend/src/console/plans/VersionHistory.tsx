import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PlanVersionsFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { PlanSentences } from "./PlanSentences";
import { planText } from "./text";

const VersionsFragment = graphql(`
  fragment PlanVersions on Plan {
    versions { id number effectiveFrom appliesTo note createdAt ...PlanSentences }
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
        {versions.map((version) => (
          <VersionItem key={version.id} version={version} isCurrent={version.id === current} />
        ))}
      </ol>
    </Card>
  );
}

function VersionItem({ version, isCurrent }: { version: Version; isCurrent: boolean }) {
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
          <PlanSentences version={version} />
          <p className="mt-3 text-sm text-muted">
            {t("savedOn")} <DateTime value={version.createdAt} time />
          </p>
        </div>
      </details>
    </li>
  );
}
