import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { GroupInput, GroupsFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatDecimal, parseDecimal } from "~/lib/money";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { settingsText } from "./text";

const GroupCreateDocument = graphql(`
  mutation GroupCreate($programId: ID!, $input: GroupInput!) {
    groupCreate(programId: $programId, input: $input) {
      program { id ...Groups }
      userErrors { field message code }
    }
  }
`);
const GroupUpdateDocument = graphql(`
  mutation GroupUpdate($id: ID!, $input: GroupInput!) {
    groupUpdate(id: $id, input: $input) {
      group { id name plan { id name } payoutMinimum { amount currencyCode } }
      userErrors { field message code }
    }
  }
`);

interface GroupDialogProps {
  /** Null for a new one. */
  group: GroupsFragment["groups"][number] | null;
  program: GroupsFragment;
  onClose: () => void;
}

/** Makes or changes a group. */
export function GroupDialog({ group, program, onClose }: GroupDialogProps) {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const { problems, settle } = useProblems();
  const save = useSave(group?.id);
  const minimum = group?.payoutMinimum;
  const form = useForm({
    defaultValues: {
      name: group?.name ?? "",
      planId: group?.plan?.id ?? "",
      payoutMinimum: minimum ? formatDecimal(minimum.amount, language, { useGrouping: false }) : "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, planId, payoutMinimum }) => {
    const input: GroupInput = {
      name,
      ...(planId ? { planId } : {}),
      ...(payoutMinimum.trim() || minimum
        ? { payoutMinimum: parseDecimal(payoutMinimum, language) ?? payoutMinimum.trim() }
        : {}),
    };
    const { error, userErrors } = await save(input);
    if (!settle(error, userErrors, form)) return;
    onClose();
    void toast(t("groupSaved", { name }));
  });
  const plans = program.plans.filter((plan) => !plan.archivedAt || plan.id === group?.plan?.id);
  return (
    <FormDialog
      onClose={onClose}
      title={group ? t("editWhat", { name: group.name }) : t("newGroup")}
      confirm={t(group ? "saveGroup" : "create")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Input
        label={t("name")}
        required
        maxLength={120}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Select
        label={t("plan")}
        hint={t("groupPlanHint")}
        error={errors.planId?.message}
        {...form.register("planId")}
      >
        {!group?.plan && <option value="">{t("noGroupPlan")}</option>}
        {plans.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.name}
          </option>
        ))}
      </Select>
      <Input
        label={t("payoutMinimum")}
        hint={t("groupMinimumHint")}
        optional
        inputMode="decimal"
        suffix={program.currency}
        className="[&_input]:max-w-36"
        error={errors.payoutMinimum?.message}
        {...form.register("payoutMinimum")}
      />
    </FormDialog>
  );
}

function useSave(groupId: string | undefined) {
  const { id: programId } = useProgram();
  const [, update] = useMutation(GroupUpdateDocument);
  const [, create] = useMutation(GroupCreateDocument);
  return async (input: GroupInput) => {
    if (groupId) {
      const { data, error } = await update({ id: groupId, input });
      return { error, userErrors: data?.groupUpdate.userErrors };
    }
    const { data, error } = await create({ programId, input });
    return { error, userErrors: data?.groupCreate.userErrors };
  };
}
