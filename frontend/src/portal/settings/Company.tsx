import { useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalCompanyQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Input } from "~/ui/Input";
import { TextSkeleton } from "~/ui/Skeleton";
import { toast } from "~/ui/Toaster";
import { useEnrollment } from "../enrollment";
import { useProblems } from "../useProblems";
import { CompanyLogo } from "./CompanyLogo";
import { OwnerForm } from "./OwnerForm";
import { settingsText } from "./text";

const PortalCompanyDocument = graphql(`
  query PortalCompany($id: ID!) {
    enrollment(id: $id) { id partner { id name email website logoUrl } }
  }
`);

const PartnerUpdateDocument = graphql(`
  mutation PortalPartnerUpdate($id: ID!, $input: PartnerUpdateInput!) {
    partnerUpdate(id: $id, input: $input) {
      partner { id name email website }
      userErrors { field message code }
    }
  }
`);

type Partner = NonNullable<PortalCompanyQuery["enrollment"]>["partner"];

/** What the program's team and the statements show of the partner. */
export function Company() {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const { id } = useEnrollment();
  const [{ data, error }, reload] = useQuery({ query: PortalCompanyDocument, variables: { id } });
  const partner = data?.enrollment?.partner;
  return (
    <Card title={t("companyTitle")}>
      {partner ? (
        <div className="flex flex-col gap-6">
          <CompanyForm partner={partner} />
          <CompanyLogo partnerId={partner.id} url={partner.logoUrl} />
        </div>
      ) : error ? (
        <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={6} />
      )}
    </Card>
  );
}

function CompanyForm({ partner }: { partner: Partner }) {
  const t = useText(settingsText);
  const form = useForm({
    defaultValues: {
      name: partner.name,
      email: partner.email,
      website: partner.website ?? "",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, update] = useMutation(PartnerUpdateDocument);
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await update({ id: partner.id, input });
    if (!settle(error, data?.partnerUpdate.userErrors, form)) return;
    void toast(t("companySaved"));
  });
  return (
    <OwnerForm note={t("companyNote")} onSubmit={submit} problems={problems} isBusy={isSubmitting}>
      <Input
        label={t("companyName")}
        required
        maxLength={120}
        autoComplete="organization"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Input
        label={t("companyEmail")}
        type="email"
        required
        autoComplete="email"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <Input
        label={t("website")}
        type="url"
        optional
        placeholder="https://"
        autoComplete="url"
        error={errors.website?.message}
        {...form.register("website")}
      />
    </OwnerForm>
  );
}
