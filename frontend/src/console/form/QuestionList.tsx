import { Archive, ArrowDown, ArrowUp, GripVertical, Pencil } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useText } from "~/lib/i18n/language";
import { Badge } from "~/ui/Badge";
import { cx } from "~/ui/cx";
import { IconButton } from "~/ui/IconButton";
import type { Question } from "./questions";
import { formText } from "./text";

interface QuestionListProps {
  questions: readonly Question[];
  canManage: boolean;
  onMove: (from: number, to: number) => void;
  onEdit: (index: number) => void;
  onArchive: (index: number) => void;
}

/** The questions in their order, moved by drag or by the arrows. */
export function QuestionList({ questions, canManage, onMove, onEdit, onArchive }: QuestionListProps) {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setFrom(null);
    setOver(null);
  };
  const drag = (index: number) => ({
    draggable: canManage,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", String(index));
      setFrom(index);
    },
    onDragOver: (event: DragEvent) => {
      if (from === null) return;
      event.preventDefault();
      setOver(index);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (from !== null && from !== index) onMove(from, index);
      end();
    },
    onDragEnd: end,
  });
  return (
    <ol className="flex flex-col divide-y divide-line">
      {questions.map((question, index) => (
        <li
          key={question.key}
          {...drag(index)}
          className={cx(
            "flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-2",
            from === index && "opacity-50",
            over === index && from !== index && "bg-accent-soft",
          )}
        >
          <Row question={question} canManage={canManage} />
          {canManage && (
            <Actions
              label={question.label}
              isFirst={index === 0}
              isLast={index === questions.length - 1}
              onUp={() => onMove(index, index - 1)}
              onDown={() => onMove(index, index + 1)}
              onEdit={() => onEdit(index)}
              onArchive={() => onArchive(index)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Row({ question, canManage }: { question: Question; canManage: boolean }) {
  const t = useText(formText);
  const { label, hint, kind, isRequired, options } = question;
  return (
    <div className="flex min-w-48 flex-1 items-start gap-2 pl-2">
      {canManage && (
        <GripVertical
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 cursor-grab text-muted max-sm:hidden"
        />
      )}
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium wrap-anywhere">
          {label}
          {isRequired && <Badge>{t("requiredMark")}</Badge>}
        </p>
        <p className="text-sm text-muted wrap-anywhere">
          {t(kind)}
          {options.length > 0 && `: ${options.join(", ")}`}
          {hint && ` · ${hint}`}
        </p>
      </div>
    </div>
  );
}

interface ActionsProps {
  label: string;
  isFirst: boolean;
  isLast: boolean;
  onUp: () => void;
  onDown: () => void;
  onEdit: () => void;
  onArchive: () => void;
}

function Actions({ label, isFirst, isLast, onUp, onDown, onEdit, onArchive }: ActionsProps) {
  const t = useText(formText);
  return (
    <span className="ml-auto flex">
      <IconButton
        label={t("up", { label })}
        disabled={isFirst}
        onClick={onUp}
        icon={<ArrowUp aria-hidden="true" className="size-4" />}
      />
      <IconButton
        label={t("down", { label })}
        disabled={isLast}
        onClick={onDown}
        icon={<ArrowDown aria-hidden="true" className="size-4" />}
      />
      <IconButton
        label={t("editWhat", { label })}
        onClick={onEdit}
        icon={<Pencil aria-hidden="true" className="size-4" />}
      />
      <IconButton
        label={t("archive", { label })}
        onClick={onArchive}
        icon={<Archive aria-hidden="true" className="size-4" />}
      />
    </span>
  );
}
