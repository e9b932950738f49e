import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { errorSentence, type UserError } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import type { SubmissionFormFragment } from "~/submission/SubmissionForm";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { toast } from "~/ui/Toaster";
import { useProgram } from "../program";
import { ArchivedQuestions } from "./ArchivedQuestions";
import { FormPreview } from "./FormPreview";
import { QuestionDialog } from "./QuestionDialog";
import { QuestionList } from "./QuestionList";
import { mostQuestions, moved, type Question, questionOf, toInput } from "./questions";
import { formText } from "./text";

const FormBuilderFragmentDocument = graphql(`
  fragment FormBuilder on Program {
    id
    submissionFields { id key label hint kind isRequired options }
    archivedSubmissionFields { id key label hint kind isRequired options }
  }
`);
const SubmissionFieldsSetDocument = graphql(`
  mutation SubmissionFieldsSet($programId: ID!, $fields: [SubmissionFieldInput!]!) {
    submissionFieldsSet(programId: $programId, fields: $fields) {
      program { id ...FormBuilder ...SubmissionForm }
      userErrors { field message code }
    }
  }
`);

interface FormBuilderProps {
  program: FragmentType<typeof FormBuilderFragmentDocument>;
  preview: FragmentType<typeof SubmissionFormFragment>;
  /** What stands below the questions. */
  children: ReactNode;
}

/** The program's own questions: added, changed, ordered and taken out, saved at once, with the form beside them. */
export function FormBuilder({ program: ref, preview, children }: FormBuilderProps) {
  const t = useText(formText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const program = readFragment(FormBuilderFragmentDocument, ref);
  const canManage = useCan("PROGRAM_MANAGE");
  const [, save] = useMutation(SubmissionFieldsSetDocument);
  // What is being saved is shown already; what is refused goes back.
  const [next, setNext] = useState<readonly Question[] | null>(null);
  const [problem, setProblem] = useState("");
  const [heard, setHeard] = useState("");
  const [editing, setEditing] = useState<number | "new" | null>(null);
  const saved = program.submissionFields.map(questionOf);
  const archived = program.archivedSubmissionFields.map(questionOf);
  const questions = next ?? saved;
  const set = async (list: readonly Question[]): Promise<readonly UserError[] | null> => {
    setProblem("");
    setNext(list);
    const { data, error } = await save({ programId, fields: toInput(list) });
    setNext(null);
    const mistakes = data?.submissionFieldsSet.userErrors ?? [];
    if (error) setProblem(requestSentence(error, language));
    else if (mistakes[0]) setProblem(errorSentence(mistakes[0], language));
    else void toast(t("saved"));
    return error ? null : mistakes;
  };
  const move = (from: number, to: number) => {
    const label = questions[from]?.label ?? "";
    setHeard(t("moved", { label, number: to + 1 }));
    void set(moved(questions, from, to));
  };
  const isFull = questions.length >= mostQuestions;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,48rem)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        {problem && <Banner tone="bad">{problem}</Banner>}
        <Card
          title={t("questions")}
          flush
          action={
            canManage && (
              <Button
                icon={<Plus aria-hidden="true" className="size-4" />}
                disabled={isFull}
                onClick={() => setEditing("new")}
              >
                {t("add")}
              </Button>
            )
          }
        >
          {questions.length === 0 ? (
            <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
          ) : (
            <QuestionList
              questions={questions}
              canManage={canManage}
              onMove={move}
              onEdit={setEditing}
              onArchive={(index) => void set(questions.filter((_, at) => at !== index))}
            />
          )}
          <p className="border-t border-line px-4 py-2 text-sm text-muted">
            {isFull ? t("full") : t("questionsNote")}
          </p>
          <p className="sr-only" aria-live="polite">
            {heard}
          </p>
        </Card>
        {archived.length > 0 && (
          <ArchivedQuestions
            questions={archived}
            onAsk={canManage && !isFull ? (question) => void set([...questions, question]) : undefined}
          />
        )}
        {children}
      </div>
      <FormPreview program={preview} questions={questions} />
      {editing !== null && (
        <QuestionDialog
          question={editing === "new" ? null : (questions[editing] ?? null)}
          taken={[...questions, ...archived].map(({ key }) => key)}
          onClose={() => setEditing(null)}
          onSave={(question) =>
            set(
              editing === "new"
                ? [...questions, question]
                : questions.map((old, at) => (at === editing ? question : old)),
            )
          }
        />
      )}
    </div>
  );
}
