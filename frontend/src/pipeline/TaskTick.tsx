import { CircleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralSide } from "~/gql/graphql";
import { formatDate, formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useZone } from "~/lib/zone";
import { toast } from "~/ui/Toaster";
import { Refusal, useRefusal } from "./Refusal";
import { whoIs } from "./side";
import { pipelineText } from "./text";

const TaskTickDocument = graphql(`
  fragment TaskTick on ReferralTask {
    id
    title
    side
    dueOn
    isOverdue
    doneAt
    viewerCanComplete
  }
`);
const TaskCompleteDocument = graphql(`
  mutation ReferralTaskComplete($id: ID!) {
    referralTaskComplete(id: $id) {
      task { id doneAt isOverdue }
      userErrors { field message code }
    }
  }
`);
const TaskReopenDocument = graphql(`
  mutation ReferralTaskReopen($id: ID!) {
    referralTaskReopen(id: $id) {
      task { id doneAt isOverdue }
      userErrors { field message code }
    }
  }
`);

export interface TaskTickProps {
  task: FragmentType<typeof TaskTickDocument>;
  /** Who looks. */
  here: ReferralSide;
  /** What it is about, where the page does not say it. */
  about?: ReactNode;
}

/** A task with its box, whose it is and by when. Who may not tick it sees no box. */
export function TaskTick({ task: ref, here, about }: TaskTickProps) {
  const t = useText(pipelineText);
  const task = readFragment(TaskTickDocument, ref);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [, complete] = useMutation(TaskCompleteDocument);
  const [, reopen] = useMutation(TaskReopenDocument);
  const { problem, isRefused } = useRefusal();
  const isDone = wanted ?? Boolean(task.doneAt);
  const tick = async (next: boolean) => {
    setWanted(next);
    const { id, title } = task;
    const refused = next
      ? await complete({ id }).then((a) => isRefused(a.error, a.data?.referralTaskComplete.userErrors))
      : await reopen({ id }).then((a) => isRefused(a.error, a.data?.referralTaskReopen.userErrors));
    setWanted(null);
    if (!refused) void toast(t(next ? "ticked" : "reopened", { task: title }));
  };
  const words = (
    <span className="min-w-0">
      <span className={isDone ? "wrap-anywhere text-muted line-through" : "wrap-anywhere"}>{task.title}</span>
      <Meta task={task} here={here} about={about} />
      <Refusal words={problem} />
    </span>
  );
  if (!task.viewerCanComplete) return <p className="py-1">{words}</p>;
  return (
    <label className="flex items-start gap-2 py-1 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-6"
        checked={isDone}
        disabled={wanted !== null}
        onChange={(event) => void tick(event.target.checked)}
      />
      {words}
    </label>
  );
}

interface MetaProps {
  task: { side: ReferralSide; dueOn: string; isOverdue: boolean; doneAt?: string | null };
  here: ReferralSide;
  about: ReactNode;
}

function Meta({ task, here, about }: MetaProps) {
  const t = useText(pipelineText);
  const { language } = useLanguage();
  const zone = useZone();
  const who = t(whoIs(task.side, here));
  return (
    <span className="block text-sm text-muted">
      {task.doneAt
        ? t("taskDone", { who, day: formatDay(task.doneAt, language, zone) })
        : t("taskBy", { who, day: formatDate(task.dueOn, language) })}
      {about && <> · {about}</>}
      {task.isOverdue && (
        <span className="ml-1.5 inline-flex items-center gap-1 font-medium whitespace-nowrap text-bad">
          <CircleAlert aria-hidden="true" className="size-3.5" />
          {t("overdue")}
        </span>
      )}
    </span>
  );
}
