import { useNavigate } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Input, Select } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { PartnerFields } from "./PartnerFields";
import { partnersText } from "./text";

const PartnerCreateDocument = graphql(`
  mutation PartnerCreate($input: PartnerCreateInput!) {
    partnerCreate(input: $input) {
      enrollment { id }
      userErrors { field message code }
    }
  }
`);
const PartnerGroupsDocument = graphql(`
  query PartnerGroups($programId: ID!) {
    program(id: $programId) { id groups { id name } }
  }
`);

/** Makes a partner, enrolled and approved, with a first link. */
export function NewPartnerDialog({ onClose }: { onClose: () => void }) {
  const t = useText(partnersText);
  const navigate = useNavigate();
  const { id: programId } = useProgram();
  const { problems, settle } = useProblems();
  const [, create] = useMutation(PartnerCreateDocument);
  const form = useForm({
    defaultValues: {
      name: "",
      email: "",
      type: "AFFILIATE",
      country: "",
      website: "",
      groupId: "",
      linkCode: "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, email, type, ...rest }) => {
    const optional = { ...rest, country: rest.country.toUpperCase() };
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value.trim() !== ""));
    const { data, error } = await create({ input: { programId, name, email, type, ...given } });
    if (!settle(error, data?.partnerCreate.userErrors, form)) return;
    const enrollmentId = data?.partnerCreate.enrollment?.id;
    if (!enrollmentId) return;
    void toast(t("partnerCreated", { name }));
    await navigate({ to: "/console/$programId/partners/$enrollmentId", params: { programId, enrollmentId } });
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("newPartner")}
      note={t("newPartnerNote")}
      confirm={t("createPartner")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <PartnerFields register={form.register} errors={errors} />
      <GroupSelect programId={programId} error={errors.groupId?.message} field={form.register("groupId")} />
      <Input
        label={t("linkCode")}
        hint={t("linkCodeHint")}
        optional
        maxLength={80}
        error={errors.linkCode?.message}
        {...form.register("linkCode")}
      />
    </FormDialog>
  );
}

interface GroupSelectProps {
  programId: string;
  error: string | undefined;
  field: object;
}

function GroupSelect({ programId, error, field }: GroupSelectProps) {
  const t = useText(partnersText);
  const [{ data }] = useQuery({ query: PartnerGroupsDocument, variables: { programId } });
  const groups = data?.program?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <Select label={t("group")} optional error={error} {...field}>
      <option value="">{t("noGroup")}</option>
      {groups.map((group) => (
        <option key={group.id} value={group.id}>
          {group.name}
        </option>
      ))}
    </Select>
  );
}
