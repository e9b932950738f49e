import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import type { Question } from "./questions";
import { formText } from "./text";

interface ArchivedQuestionsProps {
  questions: readonly Question[];
  /** Asks one again; absent where nobody may, or nothing fits in. */
  onAsk: ((question: Question) => void) | undefined;
}

/** Questions that are asked no longer, to be asked again. */
export function ArchivedQuestions({ questions, onAsk }: ArchivedQuestionsProps) {
  const t = useText(formText);
  return (
    <Card title={t("archived")} flush>
      <p className="px-4 py-2 text-sm text-muted">{t("archivedNote")}</p>
      <ul className="flex flex-col divide-y divide-line border-t border-line">
        {questions.map((question) => (
          <li key={question.key} className="flex flex-wrap items-center gap-2 px-4 py-2">
            <span className="min-w-0 flex-1 wrap-anywhere">
              {question.label} <span className="text-sm text-muted">{t(question.kind)}</span>
            </span>
            {onAsk && (
              <Button
                look="quiet"
                aria-label={t("askWhat", { label: question.label })}
                onClick={() => onAsk(question)}
              >
                {t("ask")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
