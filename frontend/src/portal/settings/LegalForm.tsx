import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { CountrySelect } from "~/ui/CountrySelect";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { OwnerForm } from "./OwnerForm";
import { settingsText } from "./text";

const LegalFormDocument = graphql(`
  fragment LegalForm on Partner {
    id
    name
    legalName
    address
    country
    taxNumber
  }
`);

const LegalUpdateDocument = graphql(`
  mutation PortalLegalUpdate($id: ID!, $input: PartnerUpdateInput!) {
    partnerUpdate(id: $id, input: $input) {
      partner { id ...LegalForm }
      userErrors { field message code }
    }
  }
`);

/** Name, address, country and tax number as statements have them. */
export function LegalForm({ partner: ref }: { partner: FragmentType<typeof LegalFormDocument> }) {
  const partner = readFragment(LegalFormDocument, ref);
  const t = useText(settingsText);
  const form = useForm({
    defaultValues: {
      legalName: partner.legalName ?? "",
      address: partner.address ?? "",
      country: partner.country ?? "",
      taxNumber: partner.taxNumber ?? "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, update] = useMutation(LegalUpdateDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ id: partner.id, input });
    if (!settle(error, data?.partnerUpdate.userErrors, form)) return;
    void toast(t("legalSaved"));
  });
  return (
    <OwnerForm note={t("legalNote")} onSubmit={submit} problems={problems} isBusy={isSubmitting}>
      <Input
        label={t("legalName")}
        hint={t("legalNameHint", { name: partner.name })}
        optional
        maxLength={120}
        autoComplete="organization"
        error={errors.legalName?.message}
        {...form.register("legalName")}
      />
      <Textarea
        label={t("address")}
        hint={t("addressHint")}
        rows={3}
        maxLength={500}
        autoComplete="street-address"
        error={errors.address?.message}
        {...form.register("address")}
      />
      <CountrySelect
        label={t("country")}
        none={t("noCountry")}
        autoComplete="country"
        error={errors.country?.message}
        {...form.register("country")}
      />
      <Input
        label={t("taxNumber")}
        hint={t("taxNumberHint")}
        optional
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        error={errors.taxNumber?.message}
        {...form.register("taxNumber")}
      />
    </OwnerForm>
  );
}
