import { EllipsisVertical, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralSide, ReferralTasksFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { IconButton } from "~/ui/IconButton";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/Toaster";
import { Refusal, useRefusal } from "./Refusal";
import { TaskTick } from "./TaskTick";
import { pipelineText } from "./text";

const TaskForm = lazy(() => import("./TaskForm").then((file) => ({ default: file.TaskForm })));

const ReferralTasksDocument = graphql(`
  fragment ReferralTasks on Referral {
    id
    viewerCanAddTask
    tasks { id title side dueOn doneAt viewerCanEdit ...TaskTick }
  }
`);
const TaskDeleteDocument = graphql(`
  mutation ReferralTaskDelete($id: ID!) {
    referralTaskDelete(id: $id) {
      deletedId
      userErrors { field message code }
    }
  }
`);

export interface TasksProps {
  referral: FragmentType<typeof ReferralTasksDocument>;
  /** Who looks. */
  here: ReferralSide;
}

/** What is to be done about a referral and by whom, open ones first; both sides see the same. */
export function Tasks({ referral: ref, here }: TasksProps) {
  const t = useText(pipelineText);
  const referral = readFragment(ReferralTasksDocument, ref);
  const [isAdding, setAdding] = useState(false);
  const open = referral.tasks.filter((task) => !task.doneAt);
  const done = referral.tasks.filter((task) => task.doneAt);
  const close = () => setAdding(false);
  return (
    <div className="flex flex-col gap-2">
      {referral.tasks.length === 0 && <p className="text-muted">{t("tasksNone")}</p>}
      <ul className="flex flex-col">
        {[...open, ...done].map((task) => (
          <Task key={task.id} task={task} referralId={referral.id} here={here} />
        ))}
      </ul>
      {isAdding ? (
        <Suspense>
          <TaskForm referralId={referral.id} here={here} onClose={close} />
        </Suspense>
      ) : (
        referral.viewerCanAddTask && (
          <div>
            <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={() => setAdding(true)}>
              {t("addTask")}
            </Button>
          </div>
        )
      )}
    </div>
  );
}

interface TaskProps {
  task: ReferralTasksFragment["tasks"][number];
  referralId: string;
  here: ReferralSide;
}

function Task({ task, referralId, here }: TaskProps) {
  const t = useText(pipelineText);
  const [isChanging, setChanging] = useState(false);
  const [, remove] = useMutation(TaskDeleteDocument);
  const { problem, isRefused } = useRefusal();
  const removeIt = async () => {
    const { data, error } = await remove({ id: task.id });
    if (!isRefused(error, data?.referralTaskDelete.userErrors)) void toast(t("removed"));
  };
  const edit = { label: t("edit"), onSelect: () => setChanging(true) };
  const drop = { label: t("remove"), danger: true, onSelect: () => void removeIt() };
  if (isChanging) {
    return (
      <li className="border-b border-line py-3 last:border-b-0">
        <Suspense>
          <TaskForm referralId={referralId} here={here} task={task} onClose={() => setChanging(false)} />
        </Suspense>
      </li>
    );
  }
  return (
    <li className="flex items-start gap-2 border-b border-line py-1.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <TaskTick task={task} here={here} />
        <Refusal words={problem} />
      </div>
      {task.viewerCanEdit && (
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t("more", { task: task.title })}
              icon={<EllipsisVertical aria-hidden="true" className="size-4" />}
            />
          }
          groups={[{ items: task.doneAt ? [drop] : [edit, drop] }]}
        />
      )}
    </li>
  );
}
