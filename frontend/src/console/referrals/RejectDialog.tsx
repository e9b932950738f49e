import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { SubmissionRejectReason } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { decideText } from "./decideText";
import { type DecisionDialogProps, rejectReasons } from "./decision";
import { submissionText } from "./submissionText";

const RejectDocument = graphql(`
  mutation SubmissionReject($id: ID!, $reason: SubmissionRejectReason!) {
    referralReject(id: $id, reason: $reason) {
      referral { id status }
      userErrors { field message code }
    }
  }
`);

/** Refuses a submission with one of the fixed reasons. */
export function RejectDialog({ id, name, meanwhile, onClose }: DecisionDialogProps) {
  const t = useText(decideText);
  const say = useText(submissionText);
  const { problems, settle } = useProblems();
  const [, reject] = useMutation(RejectDocument);
  const form = useForm<{ reason: SubmissionRejectReason | "" }>({ defaultValues: { reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ reason }) => {
    if (reason === "") return;
    const { data, error } = await reject({ id, reason });
    if (!settle(error, data?.referralReject.userErrors, form)) return;
    onClose();
    void toast(t("rejected", { name }));
  });
  return (
    <FormDialog
      title={t("rejectTitle", { name })}
      note={t("rejectEffect")}
      confirm={t("rejectIt")}
      danger
      busy={isSubmitting}
      problems={meanwhile ? [meanwhile] : problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup label={t("reason")} error={errors.reason?.message}>
        {rejectReasons.map((reason) => (
          <Radio
            key={reason}
            label={say(reason)}
            hint={reason === "OTHER" ? t("otherHint") : undefined}
            value={reason}
            {...form.register("reason", { required: t("chooseReason") })}
          />
        ))}
      </RadioGroup>
    </FormDialog>
  );
}
