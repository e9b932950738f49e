import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { ReferralSide } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Pending } from "./Pending";
import { TaskTick } from "./TaskTick";
import { pipelineText } from "./text";

const OpenTasksDocument = graphql(`
  query OpenTasks($programId: ID!, $side: ReferralSide) {
    openReferralTasks(programId: $programId, side: $side) {
      totalCount
      overdueCount
      tasks { id referral { id name } ...TaskTick }
    }
  }
`);

export interface OpenTasksProps {
  programId: string;
  /** Only of this side; of both if absent. */
  side: ReferralSide | undefined;
  here: ReferralSide;
  /** Where a referral is shown. */
  hrefOf: (referralId: string) => string;
}

/** What is open in a program by day, overdue first, to be ticked off where it stands. */
export function OpenTasks({ programId, side, here, hrefOf }: OpenTasksProps) {
  const t = useText(pipelineText);
  const [{ data, error }, reload] = useQuery({
    query: OpenTasksDocument,
    variables: { programId, side: side ?? null },
  });
  if (!data) return <Pending error={error} title={t("openFailed")} reload={reload} />;
  const { totalCount, overdueCount, tasks } = data.openReferralTasks;
  if (totalCount === 0) {
    return (
      <Card flush>
        <EmptyState title={t("openNone")}>{t("openNoneNote")}</EmptyState>
      </Card>
    );
  }
  const overdue = overdueCount === 0 ? t("overdueNone") : t("overdueCount", { count: overdueCount });
  return (
    <Card>
      <p className="text-muted">{t("openAnswer", { count: totalCount, overdue })}</p>
      <ul className="mt-2 flex flex-col">
        {tasks.map((task) => (
          <li key={task.id} className="border-t border-line py-1.5 first:border-t-0">
            <TaskTick
              task={task}
              here={here}
              about={
                <a href={hrefOf(task.referral.id)} className="text-accent-text underline">
                  {task.referral.name}
                </a>
              }
            />
          </li>
        ))}
      </ul>
      {tasks.length < totalCount && (
        <p className="text-sm text-muted">{t("firstOnly", { count: tasks.length })}</p>
      )}
    </Card>
  );
}
