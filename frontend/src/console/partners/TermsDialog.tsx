import { useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Select } from "~/ui/Input";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { partnersText } from "./text";

const TermsChoicesDocument = graphql(`
  query TermsChoices($programId: ID!) {
    program(id: $programId) {
      id
      plans { id name archivedAt }
      groups { id name }
    }
  }
`);
const EnrollmentTermsDocument = graphql(`
  mutation EnrollmentTerms($id: ID!, $input: EnrollmentUpdateInput!) {
    enrollmentUpdate(id: $id, input: $input) {
      enrollment { id ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);

interface TermsDialogProps {
  enrollmentId: string;
  partner: string;
  /** Empty for none. */
  groupId: string;
  planId: string;
  onClose: () => void;
}

/** Chooses the partner's group, and a plan of its own. */
export function TermsDialog({ enrollmentId, partner, groupId, planId, onClose }: TermsDialogProps) {
  const t = useText(partnersText);
  const { id: programId } = useProgram();
  const [{ data }] = useQuery({ query: TermsChoicesDocument, variables: { programId } });
  const { problems, settle } = useProblems();
  const [, update] = useMutation(EnrollmentTermsDocument);
  const form = useForm({ defaultValues: { groupId, planId } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    const input = {
      ...(values.groupId && values.groupId !== groupId ? { groupId: values.groupId } : {}),
      ...(values.planId && values.planId !== planId ? { planId: values.planId } : {}),
      ...(!values.planId && planId ? { clearPlan: true } : {}),
    };
    if (Object.keys(input).length === 0) return onClose();
    const result = await update({ id: enrollmentId, input });
    if (!settle(result.error, result.data?.enrollmentUpdate.userErrors, form)) return;
    onClose();
    void toast(t("termsChanged", { name: partner }));
  });
  const plans = data?.program?.plans.filter((plan) => !plan.archivedAt || plan.id === planId) ?? [];
  const groups = data?.program?.groups ?? [];
  return (
    <FormDialog
      title={t("changeTerms")}
      note={t("changeTermsNote")}
      confirm={t("save")}
      busy={isSubmitting || !data}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      {data ? (
        <>
          {groups.length > 0 && (
            <Select label={t("group")} error={errors.groupId?.message} {...form.register("groupId")}>
              {!groupId && <option value="">{t("noGroup")}</option>}
              {groups.map((group) => (
                <option key={group.id} value={group.id}>
                  {group.name}
                </option>
              ))}
            </Select>
          )}
          <Select
            label={t("ownPlan")}
            hint={t("ownPlanHint")}
            error={errors.planId?.message}
            {...form.register("planId")}
          >
            <option value="">{t("noOwnPlan")}</option>
            {plans.map((plan) => (
              <option key={plan.id} value={plan.id}>
                {plan.name}
              </option>
            ))}
          </Select>
        </>
      ) : (
        <TextSkeleton lines={4} />
      )}
    </FormDialog>
  );
}
