import { useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { CombinedError } from "urql";
import type { StoredFile } from "~/files/upload";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { ReferralSubmitInput } from "~/gql/graphql";
import { placeErrors, type UserError } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { CountrySelect } from "~/ui/CountrySelect";
import { Form, FormActions, FormSection } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { FilesField } from "./FilesField";
import { QuestionField, Tick, useNumberRule } from "./QuestionField";
import { submissionText } from "./text";
import { inputOf, type SubmissionValues } from "./values";

export const SubmissionFormFragment = graphql(`
  fragment SubmissionForm on Program {
    id
    name
    currency
    submissionFields { id key label hint kind isRequired options }
  }
`);

/** What became of it: mistakes are shown where they belong. */
interface Outcome {
  error?: CombinedError | undefined;
  mistakes?: readonly UserError[] | undefined;
}

export interface SubmissionFormProps {
  program: FragmentType<typeof SubmissionFormFragment>;
  values: SubmissionValues;
  /** The word of the button. */
  send: string;
  onSend: (input: ReferralSubmitInput) => Promise<Outcome>;
  /** Something was typed, or a file came; with the files that are known. */
  onType?: (values: SubmissionValues, files: readonly StoredFile[]) => void;
  /** Files that `values` name, and that are there. */
  files?: readonly StoredFile[];
  /** Whose files will be, when the vendor uploads. */
  partnerId?: string | undefined;
  /** Shows all of it from the start. */
  isOpen?: boolean;
}

/** A prospect in the order in which one says it: who, how to reach them, the program's questions, the consent. */
export function SubmissionForm(props: SubmissionFormProps) {
  const { program: ref, values, send, onSend, onType, isOpen, files, partnerId } = props;
  const t = useText(submissionText);
  const { language } = useLanguage();
  const program = readFragment(SubmissionFormFragment, ref);
  const questions = program.submissionFields;
  const form = useForm({ defaultValues: values });
  const { errors, isSubmitting } = form.formState;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const known = useRef(new Map(files?.map((file) => [file.id, file])));
  const uploading = useRef(new Set<string>());
  const picking = { form, partnerId, known: known.current, uploading: uploading.current };
  const typed = () => onType?.(form.getValues(), [...known.current.values()]);
  const submit = form.handleSubmit(async (given) => {
    const { error, mistakes } = await onSend(inputOf(given, questions, program.id, language));
    const all = mistakes?.map(visible(form)) ?? [];
    setProblems(error ? [requestSentence(error, language)] : placeErrors(all, form, language));
  });
  return (
    <Form onSubmit={submit} onChange={typed} problems={problems}>
      <Who form={form} />
      <Reach form={form} />
      <CountrySelect
        label={t("country")}
        none={t("noCountry")}
        optional
        error={errors.country?.message}
        {...form.register("country")}
      />
      <More form={form} isOpen={isOpen} />
      {questions.length > 0 && (
        <FormSection title={t("own", { program: program.name })}>
          {questions.map((question) => (
            <QuestionField key={question.key} question={question} {...picking} onType={typed} />
          ))}
        </FormSection>
      )}
      {!isOpen && (
        <FilesField
          {...picking}
          name="attachmentIds"
          purpose="ATTACHMENT"
          label={t("attachments")}
          hint={t("attachmentsHint")}
          optional
          most={10}
          error={errors.attachmentIds?.message}
          onType={typed}
        />
      )}
      <Tick
        label={t("consent")}
        error={errors.hasConsent?.message}
        required
        {...form.register("hasConsent")}
      />
      <FormActions>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {send}
        </Button>
      </FormActions>
    </Form>
  );
}

type Part = { form: UseFormReturn<SubmissionValues> };

/** A mistake in an answer that this form has no field for belongs on top: a question may be new. */
function visible(form: Part["form"]) {
  return (mistake: UserError): UserError => {
    const [, list, key] = mistake.field ?? [];
    if (list !== "answers" || (key && Object.hasOwn(form.getValues("answers"), key))) return mistake;
    return { ...mistake, field: null };
  };
}

function Who({ form }: Part) {
  const t = useText(submissionText);
  const { errors } = form.formState;
  return (
    <>
      <Input
        label={t("company")}
        required
        maxLength={120}
        autoComplete="off"
        error={errors.company?.message}
        {...form.register("company")}
      />
      <Input
        label={t("contactName")}
        optional
        maxLength={120}
        autoComplete="off"
        error={errors.contactName?.message}
        {...form.register("contactName")}
      />
    </>
  );
}

function Reach({ form }: Part) {
  const t = useText(submissionText);
  const { errors } = form.formState;
  const validate = (_: string, { email, phone, website }: SubmissionValues) =>
    Boolean(email.trim() || phone.trim() || website.trim()) || t("reachMissing");
  return (
    <FormSection title={t("reach")} note={t("reachHint")}>
      <Input
        label={t("email")}
        type="email"
        maxLength={254}
        autoComplete="off"
        error={errors.email?.message}
        {...form.register("email", { validate })}
      />
      <Input
        label={t("phone")}
        type="tel"
        maxLength={40}
        autoComplete="off"
        error={errors.phone?.message}
        {...form.register("phone", { deps: ["email"] })}
      />
      <Input
        label={t("website")}
        inputMode="url"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.website?.message}
        {...form.register("website", { deps: ["email"] })}
      />
    </FormSection>
  );
}

function More({ form, isOpen }: Part & { isOpen: boolean | undefined }) {
  const t = useText(submissionText);
  const validate = useNumberRule();
  const { errors, defaultValues } = form.formState;
  const isUsed = Boolean(
    isOpen || defaultValues?.estimate?.amount || defaultValues?.expectedClose || defaultValues?.message,
  );
  const [isUnfolded, setUnfolded] = useState(isUsed);
  // A mistake in a field that is folded away must be seen.
  const isWrong = Boolean(errors.estimate || errors.expectedClose || errors.message);
  return (
    <details open={isUnfolded || isWrong} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary className="min-h-6 font-medium pointer-coarse:min-h-11 pointer-coarse:content-center">
        {t("more")}
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <Input
          label={t("estimate")}
          optional
          inputMode="decimal"
          autoComplete="off"
          suffix={defaultValues?.estimate?.currencyCode ?? ""}
          error={errors.estimate?.amount?.message ?? errors.estimate?.message}
          {...form.register("estimate.amount", { validate })}
        />
        <Input
          label={t("expectedClose")}
          optional
          type="date"
          error={errors.expectedClose?.message}
          {...form.register("expectedClose")}
        />
        <Textarea
          label={t("message")}
          optional
          maxLength={4000}
          error={errors.message?.message}
          {...form.register("message")}
        />
      </div>
    </details>
  );
}
