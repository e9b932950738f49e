import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { decideText } from "./decideText";
import type { DecisionDialogProps } from "./decision";

const AcceptDocument = graphql(`
  mutation SubmissionAccept($id: ID!, $input: ReferralAcceptInput!) {
    referralAccept(id: $id, input: $input) {
      referral { id status }
      userErrors { field message code }
    }
  }
`);

/** Takes a submission: its protection begins. */
export function AcceptDialog({ id, name, protectionDays, meanwhile, onClose }: DecisionDialogProps) {
  const t = useText(decideText);
  const { problems, settle } = useProblems();
  const [, accept] = useMutation(AcceptDocument);
  const form = useForm({ defaultValues: { protectionDays: "", customerExternalId: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    const input = {
      protectionDays: typed.protectionDays === "" ? null : Number(typed.protectionDays),
      customerExternalId: typed.customerExternalId.trim() || null,
    };
    const { data, error } = await accept({ id, input });
    if (!settle(error, data?.referralAccept.userErrors, form)) return;
    onClose();
    void toast(t("accepted", { name }));
  });
  return (
    <FormDialog
      title={t("acceptTitle", { name })}
      note={t("acceptEffect")}
      confirm={t("acceptIt")}
      busy={isSubmitting}
      problems={meanwhile ? [meanwhile] : problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={t("protectionDays")}
        hint={t("protectionHint")}
        optional
        type="number"
        min={1}
        max={730}
        step={1}
        suffix={t("days")}
        placeholder={String(protectionDays)}
        error={errors.protectionDays?.message}
        {...form.register("protectionDays")}
      />
      <Input
        label={t("customerExternalId")}
        hint={t("customerHint")}
        optional
        maxLength={200}
        autoComplete="off"
        error={errors.customerExternalId?.message}
        {...form.register("customerExternalId")}
      />
    </FormDialog>
  );
}
