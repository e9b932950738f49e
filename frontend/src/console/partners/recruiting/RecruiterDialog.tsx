import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../../FormDialog";
import type { Choice } from "../../pick/Combobox";
import { EnrollmentPicker } from "../../pick/EnrollmentPicker";
import { useProblems } from "../../useProblems";
import { recruitingText } from "./text";

const SetRecruiterDocument = graphql(`
  mutation EnrollmentSetRecruiter($id: ID!, $input: EnrollmentSetRecruiterInput!) {
    enrollmentSetRecruiter(id: $id, input: $input) {
      enrollment { id ...PartnerRecruiter }
      userErrors { field message code }
    }
  }
`);

interface RecruiterDialogProps {
  enrollmentId: string;
  partner: string;
  onClose: () => void;
}

/** Says who recruited the partner, once and for all. */
export function RecruiterDialog({ enrollmentId, partner, onClose }: RecruiterDialogProps) {
  const t = useText(recruitingText);
  const { problems, settle } = useProblems();
  const [, set] = useMutation(SetRecruiterDocument);
  const [recruiter, setRecruiter] = useState<Choice | null>(null);
  const form = useForm({ defaultValues: { recruiterId: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async () => {
    const { data, error } = await set({ id: enrollmentId, input: { recruiterId: recruiter?.id ?? "" } });
    if (!settle(error, data?.enrollmentSetRecruiter.userErrors, form)) return;
    onClose();
    void toast(t("setDone", { partner }));
  });
  return (
    <FormDialog
      title={t("set")}
      note={t("setNote", { partner })}
      confirm={t("set")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={(event) => {
        form.clearErrors();
        void submit(event);
      }}
      onClose={onClose}
    >
      <EnrollmentPicker
        label={t("recruiter")}
        hint={t("recruiterHint")}
        required
        value={recruiter}
        onChange={setRecruiter}
        error={errors.recruiterId?.message}
      />
    </FormDialog>
  );
}
