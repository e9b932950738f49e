import { useMemo } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Form, FormActions } from "~/ui/Form";
import { Input, Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { countries } from "./countries";
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
  const { language } = useLanguage();
  const mayChange = useCan("OWN_TEAM_MANAGE");
  const all = useMemo(() => countries(language), [language]);
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
    <Form onSubmit={submit} problems={problems}>
      {mayChange ? <p className="text-muted">{t("legalNote")}</p> : <Banner>{t("companyForbidden")}</Banner>}
      <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-5">
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
        <Select
          label={t("country")}
          autoComplete="country"
          error={errors.country?.message}
          {...form.register("country")}
        >
          <option value="">{t("noCountry")}</option>
          {all.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
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
      </fieldset>
      {mayChange && (
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("save")}
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
