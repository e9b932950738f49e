import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import type { Choice } from "../pick/Combobox";
import { EnrollmentPicker } from "../pick/EnrollmentPicker";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { CodeFields } from "./CodeFields";
import { type CodeDraft, codeInput, emptyCode } from "./codeDraft";
import { codeText } from "./codeText";
import { partnersText } from "./text";

const CodeCreateDocument = graphql(`
  mutation CodeCreate($input: CodeCreateInput!) {
    codeCreate(input: $input) {
      code { id word }
      enrollment { id ...PartnerCodes }
      userErrors { field message code }
    }
  }
`);

interface CodeDialogProps {
  /** Whom it credits; chosen in the form if absent. */
  enrollmentId?: string;
  onClose: () => void;
}

/** Makes a code for a partner, which may give the customer something, too. */
export function CodeDialog({ enrollmentId, onClose }: CodeDialogProps) {
  const t = useText(partnersText);
  const words = useText(codeText);
  const { language } = useLanguage();
  const { currency, timeZone } = useProgram();
  const { problems, settle } = useProblems();
  const [, create] = useMutation(CodeCreateDocument);
  const [partner, setPartner] = useState<Choice | null>(null);
  const [isMissing, setMissing] = useState(false);
  const form = useForm<CodeDraft>({ defaultValues: emptyCode(currency) });
  const whose = enrollmentId ?? partner?.id;
  const submit = form.handleSubmit(async (draft) => {
    setMissing(!whose);
    if (!whose) return;
    const { data, error } = await create({ input: codeInput(whose, draft, language, timeZone) });
    if (!settle(error, data?.codeCreate.userErrors, form)) return;
    onClose();
    void toast(t("codeCreated", { word: draft.word }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("newCode")}
      confirm={t("createCode")}
      busy={form.formState.isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      {!enrollmentId && (
        <EnrollmentPicker
          label={words("partner")}
          hint={words("partnerHint")}
          required
          value={partner}
          onChange={(choice) => {
            setPartner(choice);
            setMissing(false);
          }}
          error={isMissing ? words("choosePartner") : undefined}
        />
      )}
      <CodeFields form={form} />
    </FormDialog>
  );
}
