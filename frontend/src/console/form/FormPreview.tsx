import { type FragmentType, makeFragmentData, readFragment } from "~/gql/fragment-masking";
import { useText } from "~/lib/i18n/language";
import { SubmissionForm, SubmissionFormFragment } from "~/submission/SubmissionForm";
import { blankValues } from "~/submission/values";
import type { Question } from "./questions";
import { formText } from "./text";

interface FormPreviewProps {
  program: FragmentType<typeof SubmissionFormFragment>;
  questions: readonly Question[];
}

/** The form itself, as wide as a phone; it can be looked at and not be filled in. */
export function FormPreview({ program: ref, questions }: FormPreviewProps) {
  const t = useText(formText);
  const program = readFragment(SubmissionFormFragment, ref);
  const shown = questions.map((question) => ({
    ...question,
    id: question.key,
    options: [...question.options],
  }));
  return (
    <section aria-label={t("preview")} className="flex min-w-0 flex-col gap-2">
      <h2 className="text-lg font-semibold">{t("preview")}</h2>
      <p className="-mt-2 text-sm text-muted">{t("previewNote")}</p>
      <div inert className="w-full max-w-[360px] rounded-md border border-line bg-surface p-4 text-[16px]">
        <SubmissionForm
          key={JSON.stringify(shown)}
          program={makeFragmentData({ ...program, submissionFields: shown }, SubmissionFormFragment)}
          values={blankValues(shown, program.currency)}
          send={t("previewSend")}
          onSend={async () => ({})}
        />
      </div>
    </section>
  );
}
