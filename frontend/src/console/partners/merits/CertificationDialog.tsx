import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { instantOf } from "~/lib/zoned";
import { Input } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../../FormDialog";
import { useProgram } from "../../program";
import { useProblems } from "../../useProblems";
import { meritsText } from "./text";

const CertificationGrantDocument = graphql(`
  mutation CertificationGrant($enrollmentId: ID!, $input: CertificationGrantInput!) {
    certificationGrant(enrollmentId: $enrollmentId, input: $input) {
      enrollment { id ...PartnerCertifications ...PartnerTier ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);

interface CertificationDialogProps {
  enrollmentId: string;
  partner: string;
  onClose: () => void;
}

/** Notes that the partner holds a certification. Its days begin at midnight of the program's zone. */
export function CertificationDialog({ enrollmentId, partner, onClose }: CertificationDialogProps) {
  const t = useText(meritsText);
  const { language } = useLanguage();
  const { timeZone } = useProgram();
  const { problems, settle } = useProblems();
  const [, grant] = useMutation(CertificationGrantDocument);
  const form = useForm({ defaultValues: { name: "", heldSince: "", expiresAt: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, heldSince, expiresAt }) => {
    const midnight = (day: string) => instantOf(`${day}T00:00`, timeZone);
    const input = { name, heldSince: midnight(heldSince), expiresAt: midnight(expiresAt) };
    const { data, error } = await grant({ enrollmentId, input });
    if (!settle(error, data?.certificationGrant.userErrors, form)) return;
    onClose();
    void toast(t("certificationAdded", { name, partner }));
  });
  return (
    <FormDialog
      title={t("certificationAdd")}
      note={t("certificationNote", { partner })}
      confirm={t("certificationAdd")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={120}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Input
        label={t("heldSince")}
        hint={t("heldSinceHint")}
        optional
        type="date"
        lang={language}
        error={errors.heldSince?.message}
        {...form.register("heldSince")}
      />
      <Input
        label={t("expires")}
        hint={t("expiresHint")}
        optional
        type="date"
        lang={language}
        error={errors.expiresAt?.message}
        {...form.register("expiresAt")}
      />
    </FormDialog>
  );
}
