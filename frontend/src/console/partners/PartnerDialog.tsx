import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { PartnerContactFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../FormDialog";
import { useProblems } from "../useProblems";
import { PartnerFields } from "./PartnerFields";
import { listed } from "./tags";
import { partnersText } from "./text";

const PartnerEditDocument = graphql(`
  mutation PartnerEdit($id: ID!, $input: PartnerUpdateInput!) {
    partnerUpdate(id: $id, input: $input) {
      partner { id ...PartnerContact }
      userErrors { field message code }
    }
  }
`);

/** Changes who the partner is and how to reach it. */
export function PartnerDialog({
  partner,
  onClose,
}: {
  partner: PartnerContactFragment;
  onClose: () => void;
}) {
  const t = useText(partnersText);
  const { problems, settle } = useProblems();
  const [, update] = useMutation(PartnerEditDocument);
  const form = useForm({
    defaultValues: {
      name: partner.name,
      email: partner.email,
      type: partner.type,
      country: partner.country ?? "",
      website: partner.website ?? "",
      tags: partner.tags.join(", "),
    },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ tags, country, ...values }) => {
    const input = { ...values, country: country.trim().toUpperCase(), tags: listed(tags) };
    const { data, error } = await update({ id: partner.id, input });
    if (!settle(error, data?.partnerUpdate.userErrors, form)) return;
    onClose();
    void toast(t("partnerSaved", { name: values.name }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("editPartner", { name: partner.name })}
      confirm={t("save")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <PartnerFields register={form.register} errors={errors} type={partner.type} />
      <Input
        label={t("tags")}
        hint={t("tagsHint")}
        optional
        error={errors.tags?.message}
        {...form.register("tags")}
      />
    </FormDialog>
  );
}
