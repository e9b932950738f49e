import { useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const TierChoicesDocument = graphql(`
  query TierChoices($programId: ID!) {
    program(id: $programId) { id tiers { id name rank } }
  }
`);
const EnrollmentTierDocument = graphql(`
  mutation EnrollmentTier($id: ID!, $tierId: ID!, $reason: String!) {
    enrollmentUpdate(id: $id, input: { tierId: $tierId, reason: $reason }) {
      enrollment { id ...PartnerTier ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);

interface TierDialogProps {
  enrollmentId: string;
  partner: string;
  tierId: string;
  onClose: () => void;
}

/** Moves a partner to another tier by hand; the reason stays in the history. */
export function TierDialog({ enrollmentId, partner, tierId, onClose }: TierDialogProps) {
  const t = useText(partnersText);
  const { id: programId } = useProgram();
  const [{ data }] = useQuery({ query: TierChoicesDocument, variables: { programId } });
  const { problems, settle } = useProblems();
  const [, update] = useMutation(EnrollmentTierDocument);
  const form = useForm({ defaultValues: { tierId: "", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    const result = await update({ id: enrollmentId, ...values });
    if (!settle(result.error, result.data?.enrollmentUpdate.userErrors, form)) return;
    onClose();
    void toast(t("tierChanged", { name: partner }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("changeTier")}
      note={t("changeTierNote")}
      confirm={t("changeTier")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Select label={t("newTier")} required error={errors.tierId?.message} {...form.register("tierId")}>
        <option value="">{t("choose")}</option>
        {(data?.program?.tiers ?? [])
          .filter((tier) => tier.id !== tierId)
          .map((tier) => (
            <option key={tier.id} value={tier.id}>
              {tier.name}
            </option>
          ))}
      </Select>
      <Textarea
        label={t("reason")}
        hint={t("tierReasonHint")}
        required
        maxLength={500}
        rows={2}
        error={errors.reason?.message}
        {...form.register("reason")}
      />
    </FormDialog>
  );
}
