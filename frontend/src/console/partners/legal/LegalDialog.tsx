import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { PartnerLegalFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../../FormDialog";
import { useProblems } from "../../useProblems";
import { legalText } from "./text";

const LegalSaveDocument = graphql(`
  mutation PartnerLegalSave($id: ID!, $input: PartnerUpdateInput!) {
    partnerUpdate(id: $id, input: $input) {
      partner { id ...PartnerLegal }
      userErrors { field message code }
    }
  }
`);

/** Changes who is paid before the law. */
export function LegalDialog({ partner, onClose }: { partner: PartnerLegalFragment; onClose: () => void }) {
  const t = useText(legalText);
  const { problems, settle } = useProblems();
  const [, save] = useMutation(LegalSaveDocument);
  const form = useForm({
    defaultValues: {
      legalName: partner.legalName ?? "",
      address: partner.address ?? "",
      taxNumber: partner.taxNumber ?? "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await save({ id: partner.id, input });
    if (!settle(error, data?.partnerUpdate.userErrors, form)) return;
    onClose();
    void toast(t("saved", { partner: partner.name }));
  });
  return (
    <FormDialog
      title={t("title")}
      note={t("note")}
      confirm={t("save")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={t("legalName")}
        hint={t("legalNameHint", { name: partner.name })}
        optional
        maxLength={120}
        error={errors.legalName?.message}
        {...form.register("legalName")}
      />
      <Textarea
        label={t("address")}
        hint={t("addressHint")}
        optional
        maxLength={500}
        rows={4}
        error={errors.address?.message}
        {...form.register("address")}
      />
      <Input
        label={t("taxNumber")}
        hint={t("taxNumberHint")}
        optional
        maxLength={60}
        error={errors.taxNumber?.message}
        {...form.register("taxNumber")}
      />
    </FormDialog>
  );
}
