import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Input, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { useProblems } from "../useProblems";
import { statusText } from "./statusText";

const ProtectionExtensionRequestDocument = graphql(`
  mutation PortalExtensionRequest($referralId: ID!, $input: ProtectionExtensionInput!) {
    protectionExtensionRequest(referralId: $referralId, input: $input) {
      extension { id status }
      userErrors { field message code }
    }
  }
`);

/** Asks the vendor for a longer protection. */
export function ExtensionDialog({ referralId, onClose }: { referralId: string; onClose: () => void }) {
  const t = useText(statusText);
  const form = useForm({ defaultValues: { days: "30", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const { problems, settle } = useProblems();
  const [, ask] = useMutation(ProtectionExtensionRequestDocument);
  const submit = form.handleSubmit(async ({ days, reason }) => {
    const { data, error } = await ask({ referralId, input: { days: Number(days), reason: reason.trim() } });
    if (!settle(error, data?.protectionExtensionRequest.userErrors, form)) return;
    void toast(t("asked"));
    onClose();
  });
  return (
    <Dialog open onClose={onClose} title={t("askTime")} note={t("askTimeNote")}>
      <Form onSubmit={submit} problems={problems}>
        <Input
          label={t("days")}
          type="number"
          inputMode="numeric"
          min={1}
          max={730}
          step={1}
          required
          suffix={t("daysUnit")}
          error={errors.days?.message}
          {...form.register("days")}
        />
        <Textarea
          label={t("why")}
          hint={t("whyHint")}
          required
          maxLength={2000}
          rows={3}
          error={errors.reason?.message}
          {...form.register("reason")}
        />
        <FormActions>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t("ask")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
